namespace FlagsDownloader.Soak;

/// <summary>
/// The rule: the median of the last quarter of the samples is at most 10 % above that of the second quarter, or a little
/// more in number: so much comes and goes anyhow. The first quarter warms up.
/// </summary>
internal static class Flatness
{
    private const double MostGrowth = 0.10;

    /// <returns>Whether nothing grew; each verdict is printed.</returns>
    public static bool Check(IReadOnlyList<Sample> samples) =>
        // All of them, so that each is told.
        Check(samples, "heap", "MB", slack: 1, sample => sample.HeapMegabytes)
        & Check(samples, "working set", "MB", slack: 10, sample => sample.WorkingSetMegabytes)
        // The shared pool takes a thread more where the machine is busy with others, and gives it back later.
        & Check(samples, "threads", "", slack: 8, sample => sample.Threads)
        & Check(samples, "sockets", "", slack: 4, sample => sample.Sockets)
        & Check(samples, "open files", "", slack: 4, sample => sample.Descriptors);

    private static bool Check(IReadOnlyList<Sample> samples, string what, string unit, double slack, Func<Sample, double> figure)
    {
        var quarter = samples.Count / 4;
        var second = Median(samples.Skip(quarter).Take(quarter).Select(figure));
        var last = Median(samples.TakeLast(quarter).Select(figure));
        var flat = last <= second + Math.Max(second * MostGrowth, slack);
        Console.WriteLine(
            $"{what + ":",-13}{second,7:0.0} {unit,-2} in the second quarter,{last,7:0.0} {unit,-2} in the last "
            + $"({(last - second) / second:+0.0%;-0.0%;0.0%}): {(flat ? "flat" : "GROWS")}");
        return flat;
    }

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
