namespace FlagsServer.Statistics;

/// <summary>The delays of the answers given, from receipt of the request to its answer, as the server measured them.</summary>
/// <param name="AskedMs">The planned delays.</param>
/// <param name="ActualMs">The real delays.</param>
/// <param name="LatenessMs">Actual minus asked.</param>
/// <param name="Early">Answers that were early: 0, or the server has a defect.</param>
/// <param name="LatenessBuckets">Answers by lateness.</param>
internal sealed record DelayReport(
    DelaySummaryReport AskedMs,
    DelaySummaryReport ActualMs,
    DelaySummaryReport LatenessMs,
    long Early,
    IReadOnlyList<LatenessBucket> LatenessBuckets)
{
    /// <summary>A copy of a histogram's figures.</summary>
    public static DelayReport From(DelayHistogram histogram) => new(
        DelaySummaryReport.From(histogram.Asked),
        DelaySummaryReport.From(histogram.Actual),
        DelaySummaryReport.From(histogram.Lateness),
        histogram.Early,
        [.. histogram.Counts.Select((count, i) => new LatenessBucket(
            i < DelayHistogram.UpperBounds.Length ? DelayHistogram.UpperBounds[i] : null, count))]);
}
