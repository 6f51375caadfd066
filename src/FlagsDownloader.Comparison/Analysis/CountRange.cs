namespace FlagsDownloader.Comparison.Analysis;

/// <summary>A count over the rounds, which is the same in each where all is well.</summary>
/// <param name="Least">The least of any round.</param>
/// <param name="Most">The most of any round.</param>
public sealed record CountRange(long Least, long Most);
