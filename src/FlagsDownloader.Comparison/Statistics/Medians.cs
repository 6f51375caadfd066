using Perfolizer;
using Perfolizer.Mathematics.Common;
using Perfolizer.Mathematics.QuantileEstimators;

namespace FlagsDownloader.Comparison.Statistics;

/// <summary>The middle of what was measured, with its interval.</summary>
/// <remarks>
/// Harrell and Davis, "A new distribution-free quantile estimator", Biometrika 69 (1982), and the interval of Maritz and Jarrett,
/// "A note on estimating the variance of the sample median", JASA 73 (1978). All values have a say, so that with the few rounds of
/// a comparison the estimate does not jump from one run's time to another's as the middle one of the sorted values does.
/// </remarks>
public static class Medians
{
    /// <summary>The median and its 95 % interval.</summary>
    /// <param name="values">Measured times or sizes, none below 0; what is null was not measured and does not count.</param>
    /// <returns>Null where there is no value; one value alone has no interval.</returns>
    public static Estimate? Estimate(IEnumerable<double?> values)
    {
        double[] measured = [.. values.OfType<double>()];
        if (measured.Length == 0)
        {
            return null;
        }

        if (measured.Length == 1)
        {
            return new Estimate(measured[0], null, null);
        }

        // The estimator's weights add up to 1 only as nearly as they are integrated: what is the same throughout is to stay what it is.
        if (Array.TrueForAll(measured, value => value.Equals(measured[0])))
        {
            return new Estimate(measured[0], measured[0], measured[0]);
        }

        var interval = EstimatorOf(measured).ConfidenceInterval(new ConfidenceLevel(Confidence.Level));

        // The interval is symmetrical and knows no zero; of two rounds it is so wide that a time could be negative.
        return new Estimate(interval.Estimation, Math.Max(0, interval.Lower), interval.Upper);
    }

    /// <summary>The median and its standard error.</summary>
    /// <param name="values">As for <see cref="Estimate"/>.</param>
    internal static MedianWithError? WithError(IEnumerable<double?> values)
    {
        double[] measured = [.. values.OfType<double>()];
        if (measured.Length == 0)
        {
            return null;
        }

        if (Array.TrueForAll(measured, value => value.Equals(measured[0])))
        {
            return new MedianWithError(measured[0], 0, measured.Length);
        }

        var estimator = EstimatorOf(measured);
        return new MedianWithError(estimator.Estimation, estimator.StandardError, measured.Length);
    }

    private static ConfidenceIntervalEstimator EstimatorOf(double[] measured) =>
        HarrellDavisQuantileEstimator.Instance.QuantileConfidenceIntervalEstimator(new Sample(measured), Probability.Half);
}
