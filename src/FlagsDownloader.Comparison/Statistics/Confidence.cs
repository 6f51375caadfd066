namespace FlagsDownloader.Comparison.Statistics;

/// <summary>Confidence levels of intervals.</summary>
public static class Confidence
{
    /// <summary>The level: of a hundred intervals, 95 contain the true value.</summary>
    public const double Level = 0.95;

    /// <summary>
    /// The level of each of several intervals with which all of them together contain their true values with <see cref="Level"/>.
    /// </summary>
    /// <remarks>
    /// Bonferroni's inequality. Holm's step-down test (1979) detects slightly more, but has no intervals at one level for all pairs
    /// that agree with its decisions. Here the shown intervals decide.
    /// </remarks>
    /// <param name="intervals">The number of intervals; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static double ForEachOf(int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        return 1 - ((1 - Level) / intervals);
    }
}
