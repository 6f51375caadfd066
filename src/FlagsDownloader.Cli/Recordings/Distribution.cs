namespace FlagsDownloader.Cli.Recordings;

/// <summary>A distribution as a rising list of values, of which the k-th of n is the quantile at k / (n - 1).</summary>
/// <remarks>
/// The sorted samples are such a list. So is a list of fewer quantiles, which takes the place of many samples: who reads it need not
/// know which of the two it is. Between two values the distribution is linear (R. J. Hyndman and Y. Fan, Sample Quantiles in
/// Statistical Packages, 1996: type 7).
/// </remarks>
internal static class Distribution
{
    /// <summary>The most values of a list: the percentiles.</summary>
    public const int MaxValues = 101;

    /// <summary>The distribution of some samples; a single value where all are equal.</summary>
    /// <param name="samples">The samples, in any order.</param>
    /// <param name="decimals">The decimals that are kept.</param>
    public static IReadOnlyList<double> From(IEnumerable<double> samples, int decimals)
    {
        double[] sorted = [.. samples.Order()];
        double[] values = sorted is [var min, .., var max] && min == max ? [min]
            : sorted.Length <= MaxValues ? sorted
            : [.. Enumerable.Range(0, MaxValues).Select(k => Quantile(sorted, (double)k / (MaxValues - 1)))];
        return [.. values.Select(value => Math.Round(value, decimals))];
    }

    /// <summary>The value of a distribution at a probability.</summary>
    /// <param name="values">A rising list; at least one.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static double Quantile(IReadOnlyList<double> values, double probability)
    {
        var place = probability * (values.Count - 1);
        var below = Math.Min((int)place, values.Count - 1);
        var above = Math.Min(below + 1, values.Count - 1);
        return values[below] + ((place - below) * (values[above] - values[below]));
    }
}
