namespace FlagsDownloader.Comparison.Tests.Statistics;

/// <summary>Random numbers for simulated measurements.</summary>
internal static class Deviates
{
    /// <summary>Of the standard normal distribution. Box and Muller, "A note on the generation of random normal deviates" (1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
