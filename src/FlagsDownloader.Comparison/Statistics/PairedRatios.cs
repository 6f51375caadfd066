namespace FlagsDownloader.Comparison.Statistics;

/// <summary>How many times one figure is another, round by round.</summary>
/// <remarks>
/// The geometric mean of the rounds' ratios, with the interval of "Student" (W. S. Gosset), "The probable error of a mean",
/// Biometrika 6 (1908), on their logarithms: a ratio and its reverse then say the same, and what slowed the whole machine down
/// during a round falls out of it.
/// </remarks>
public static class PairedRatios
{
    /// <summary>The ratio with its interval.</summary>
    /// <param name="numerators">One for each round; null where the round has none.</param>
    /// <param name="denominators">Of the same rounds in the same order.</param>
    /// <param name="confidence">Between 0 and 1. Default: <see cref="Confidence.Level"/>.</param>
    /// <returns>
    /// Null where no round has both; a single pair has no interval. Pairs of which one is missing, or is not above 0, are left out.
    /// </returns>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static Estimate? Estimate(
        IReadOnlyList<double?> numerators, IReadOnlyList<double?> denominators, double confidence = Confidence.Level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        return LogRatios.From(numerators, denominators) is not { } logarithms ? null
            : logarithms.Count == 1 ? logarithms.Within(margin: 0)
            : logarithms.Within(LogRatios.Margin(logarithms.Variance, logarithms.Count - 1, logarithms.Count, confidence));
    }
}
