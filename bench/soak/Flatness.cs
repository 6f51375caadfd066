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

    private static bool Check(IEnumerable<Sample> samples, string what, string unit, double slack, Func<Sample, double> figure) =>
        Check([.. samples.Select(figure)], what, unit, slack);

    /// <summary>Checks one figure.</summary>
    /// <param name="figures">Its samples.</param>
    /// <param name="what">Its name.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="slack">By how much it may vary.</param>
    /// <returns>Whether it did not grow; the verdict is printed.</returns>
    public static bool Check(IReadOnlyList<double> figures, string what, string unit, double slack)
    {
        var quarter = figures.Count / 4;
        var second = Median(figures.Skip(quarter).Take(quarter));
        var last = Median(figures.TakeLast(quarter));
        var flat = last <= second + Math.Max(second * MostGrowth, slack);
        Console.WriteLine(
            $"{what + ":",-15}{second,7:0.0} {unit,-2} in the second quarter,{last,7:0.0} {unit,-2} in the last "
            + $"({(last - second) / second:+0.0%;-0.0%;0.0%}): {(flat ? "flat" : "GROWS")}");
        return flat;
    }

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
