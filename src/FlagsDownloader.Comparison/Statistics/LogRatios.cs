using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace FlagsDownloader.Comparison.Statistics;

/// <summary>The logarithms of the ratios of two figures, one for each round that has both.</summary>
/// <param name="Count">The number of such rounds; at least 1.</param>
/// <param name="Mean">The mean of the logarithms.</param>
/// <param name="Variance">The variance of the logarithms within the sample; 0 for one round.</param>
internal readonly record struct LogRatios(int Count, double Mean, double Variance)
{
    /// <summary>Takes the logarithms of the ratios.</summary>
    /// <param name="numerators">One for each round; null where the round has none.</param>
    /// <param name="denominators">Of the same rounds in the same order.</param>
    /// <returns>Null where no round has both. Pairs of which one is missing, or is not above 0, are left out.</returns>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    public static LogRatios? From(IReadOnlyList<double?> numerators, IReadOnlyList<double?> denominators)
    {
        if (numerators.Count != denominators.Count)
        {
            throw new ArgumentException("Ratios are of pairs: there have to be as many of the one as of the other.", nameof(denominators));
        }

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
        var variance = logarithms.Length == 1 ? 0 : logarithms.Sum(each => (each - mean) * (each - mean)) / (logarithms.Length - 1);
        return new LogRatios(logarithms.Length, mean, variance);
    }

    /// <summary>How far the true mean of the logarithms may be from that of so many rounds.</summary>
    /// <param name="variance">The variance of one round's logarithm.</param>
    /// <param name="freedom">The degrees of freedom with which the variance is known; at least 1.</param>
    /// <param name="rounds">The number of rounds; at least 1.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static double Margin(double variance, int freedom, int rounds, double confidence) =>
        new StudentDistribution(freedom).Quantile((1 + confidence) / 2) * Math.Sqrt(variance / rounds);

    /// <summary>The ratio with an interval of this margin; without one for one round.</summary>
    /// <param name="margin">The margin of the mean of the logarithms.</param>
    public Estimate Within(double margin) => Count == 1
        ? new Estimate(Math.Exp(Mean), null, null)
        : new Estimate(Math.Exp(Mean), Math.Exp(Mean - margin), Math.Exp(Mean + margin));
}
