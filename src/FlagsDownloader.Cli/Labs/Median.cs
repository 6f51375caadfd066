namespace FlagsDownloader.Cli.Labs;

/// <summary>The value in the middle: one round that something else disturbed does not move it.</summary>
internal static class Median
{
    /// <summary>The median; of an even number of values the higher one in the middle.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length > 0 ? sorted[sorted.Length / 2] : throw new InvalidOperationException("The median of nothing.");
    }
}
