namespace FlagsServer.Traffic;

/// <summary>The delays of the answers given, from receipt of the request to its answer, as the server measured them.</summary>
/// <param name="AskedMs">What the weather asked for.</param>
/// <param name="ActualMs">What came about.</param>
/// <param name="LatenessMs">Actual minus asked.</param>
/// <param name="Early">Answers given before they were due: 0, or the server is broken.</param>
/// <param name="LatenessBuckets">Answers by lateness.</param>
internal sealed record DelayReport(
    SpreadReport AskedMs,
    SpreadReport ActualMs,
    SpreadReport LatenessMs,
    long Early,
    IReadOnlyList<LatenessBucket> LatenessBuckets)
{
    /// <summary>A copy of a histogram's figures.</summary>
    public static DelayReport Of(DelayHistogram histogram) => new(
        SpreadReport.Of(histogram.Asked),
        SpreadReport.Of(histogram.Actual),
        SpreadReport.Of(histogram.Lateness),
        histogram.Early,
        [.. histogram.Counts.Select((count, i) => new LatenessBucket(
            i < DelayHistogram.UpperBounds.Length ? DelayHistogram.UpperBounds[i] : null, count))]);
}
