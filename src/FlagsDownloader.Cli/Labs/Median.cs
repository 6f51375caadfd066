namespace FlagsDownloader.Cli.Labs;

/// <summary>The median, which a single disturbed round does not change.</summary>
internal static class Median
{
    /// <summary>Computes the median. For an even number of values, it is the higher of the two in the middle.</summary>
    /// <exception cref="InvalidOperationException">There are no values.</exception>
    public static double Compute(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length > 0 ? sorted[sorted.Length / 2] : throw new InvalidOperationException("The median of nothing.");
    }
}
