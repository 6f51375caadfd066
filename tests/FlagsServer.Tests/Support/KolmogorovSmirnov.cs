namespace FlagsServer.Tests.Support;

/// <summary>The test of Kolmogorov and Smirnov: whether two samples may be of one distribution.</summary>
/// <remarks>
/// The p-value is that of the limit for large samples, with the correction of M. A. Stephens (1970), as in Numerical Recipes, section 14.3.
/// Neither Perfolizer nor Math.NET Numerics has the test.
/// </remarks>
internal static class KolmogorovSmirnov
{
    /// <summary>The largest distance between the two empirical distribution functions.</summary>
    public static double Distance(IEnumerable<double> one, IEnumerable<double> other)
    {
        double[] a = [.. one.Order()];
        double[] b = [.. other.Order()];
        var (i, j, distance) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            // Equal values of both samples are one step.
            var value = Math.Min(a[i], b[j]);
            for (; i < a.Length && a[i] <= value; i++)
            {
            }

            for (; j < b.Length && b[j] <= value; j++)
            {
            }

            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return distance;
    }

    /// <summary>How often two samples of one distribution differ at least as much.</summary>
    public static double Probability(IReadOnlyCollection<double> one, IReadOnlyCollection<double> other)
    {
        var size = Math.Sqrt((double)one.Count * other.Count / (one.Count + other.Count));
        return Tail((size + 0.12 + (0.11 / size)) * Distance(one, other));
    }

    /// <summary>The upper tail of Kolmogorov's distribution: 2 Σ (-1)ᵏ⁻¹ exp(-2k²x²).</summary>
    public static double Tail(double x) =>
        x < 0.2 ? 1 : Math.Clamp(2 * Enumerable.Range(1, 100).Sum(k => (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * x * x)), 0, 1);
}
