using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace FlagsDownloader.Comparison.Statistics;

/// <summary>How many times the median of one sample is that of another, where no value of the one belongs to a value of the other.</summary>
/// <remarks>
/// R. M. Price, D. G. Bonett, "Distribution-free confidence intervals for difference and ratio of medians", Journal of Statistical
/// Computation and Simulation 72 (2002): the logarithms of both medians are taken for normally distributed, and their variances added.
/// Here the medians and their standard errors are those of <see cref="Medians"/>, and the quantile is Student's with the degrees of freedom
/// of B. L. Welch, "The generalization of Student's problem", Biometrika 34 (1947), because there are few rounds.
/// </remarks>
public static class IndependentRatios
{
    /// <summary>The ratio of the medians with its interval.</summary>
    /// <param name="numerators">One sample; what is null was not measured and does not count.</param>
    /// <param name="denominators">The other sample.</param>
    /// <param name="confidence">Between 0 and 1. Default: <see cref="Confidence.Level"/>.</param>
    /// <returns>Null where a median is not known or not above 0; without an interval where one sample has fewer than two values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static Estimate? Estimate(IEnumerable<double?> numerators, IEnumerable<double?> denominators, double confidence = Confidence.Level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (Medians.WithError(numerators) is not { Value: > 0 } numerator || Medians.WithError(denominators) is not { Value: > 0 } denominator)
        {
            return null;
        }

        var ratio = numerator.Value / denominator.Value;
        if (numerator.Count < 2 || denominator.Count < 2)
        {
            return new Estimate(ratio, null, null);
        }

        var (first, second) = (numerator.RelativeVariance, denominator.RelativeVariance);
        var variance = first + second;
        if (variance == 0)
        {
            return new Estimate(ratio, ratio, ratio);
        }

        var freedom = variance * variance / ((first * first / (numerator.Count - 1)) + (second * second / (denominator.Count - 1)));
        var margin = new StudentDistribution(freedom).Quantile((1 + confidence) / 2) * Math.Sqrt(variance);
        return new Estimate(ratio, ratio * Math.Exp(-margin), ratio * Math.Exp(margin));
    }
}
