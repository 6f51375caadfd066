namespace FlagsDownloader.Comparison.Statistics;

/// <summary>A median and how well it is known.</summary>
/// <param name="Value">The median.</param>
/// <param name="StandardError">Its standard error; 0 for one value, and where all are the same.</param>
/// <param name="Count">The number of values; at least 1.</param>
internal readonly record struct MedianWithError(double Value, double StandardError, int Count)
{
    /// <summary>The variance of its logarithm, by the first term of the logarithm's series.</summary>
    public double RelativeVariance => StandardError / Value * (StandardError / Value);
}
