namespace FlagsServer.Statistics;

/// <summary>Minimum, mean and maximum in milliseconds, rounded to a microsecond.</summary>
/// <param name="Least">The minimum; 0 when there are no delays.</param>
/// <param name="Mean">The mean; 0 when there are no delays.</param>
/// <param name="Most">The maximum; 0 when there are no delays.</param>
internal sealed record DelaySummaryReport(double Least, double Mean, double Most)
{
    /// <summary>A copy of the figures.</summary>
    public static DelaySummaryReport From(DelaySummary summary) =>
        new(Milliseconds(summary.Min), Milliseconds(summary.Mean), Milliseconds(summary.Max));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
