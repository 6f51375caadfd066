namespace FlagsDownloader.Comparison.Statistics;

/// <summary>How sure an interval is.</summary>
public static class Confidence
{
    /// <summary>Of a hundred intervals, 95 have the true value inside.</summary>
    public const double Level = 0.95;

    /// <summary>
    /// The level at which each of several intervals has to stand so that all of them together have their true values inside
    /// with <see cref="Level"/>.
    /// </summary>
    /// <remarks>
    /// Bonferroni's inequality. Holm's step-down test (1979) detects a little more, but has no intervals that agree with what it
    /// decides at one level for all pairs; here what is shown and what is decided are the same thing.
    /// </remarks>
    /// <param name="intervals">How many there are; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1.</exception>
    public static double ForEachOf(int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        return 1 - ((1 - Level) / intervals);
    }
}
