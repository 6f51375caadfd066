namespace FlagsServer.Statistics;

/// <summary>A bar of the histogram.</summary>
/// <param name="UpToMs">The bucket's upper bound, inclusive; null for the last, which takes the rest.</param>
/// <param name="Answers">Answers later than the bucket before and not later than this.</param>
internal sealed record LatenessBucket(int? UpToMs, long Answers);
