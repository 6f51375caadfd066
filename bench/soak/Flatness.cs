namespace FlagsDownloader.Soak;

/// <summary>
/// The rule: the median of the last quarter of the samples is at most 10 % above that of the second quarter, or above it by a small number,
/// which normally varies. The first quarter is the warm-up.
/// </summary>
internal static class Flatness
{
    private const double MostGrowth = 0.10;

    /// <returns>Whether nothing grew; each verdict is printed.</returns>
    public static bool Check(IReadOnlyList<Sample> samples) =>
        // Evaluates all of them, so that each is printed.
        Check(samples, "heap", "MB", slack: 1, sample => sample.HeapMegabytes)
        & Check(samples, "working set", "MB", slack: 10, sample => sample.WorkingSetMegabytes)
        // On a busy machine, the shared pool starts another thread and ends it later.
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
