using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

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
        if (numerators.Count != denominators.Count)
        {
            throw new ArgumentException("Ratios are of pairs: there have to be as many of the one as of the other.", nameof(denominators));
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);

        double[] logarithms =
        [
            .. numerators.Zip(denominators)
                .Where(pair => pair is { First: > 0, Second: > 0 })
                .Select(pair => Math.Log(pair.First!.Value / pair.Second!.Value)),
        ];
        if (logarithms.Length == 0)
        {
            return null;
        }

        var mean = logarithms.Average();
        if (logarithms.Length == 1)
        {
            return new Estimate(Math.Exp(mean), null, null);
        }

        var variance = logarithms.Sum(each => (each - mean) * (each - mean)) / (logarithms.Length - 1);
        var margin = new StudentDistribution(logarithms.Length - 1).Quantile((1 + confidence) / 2)
            * Math.Sqrt(variance / logarithms.Length);
        return new Estimate(Math.Exp(mean), Math.Exp(mean - margin), Math.Exp(mean + margin));
    }
}
