namespace FlagsDownloader.Comparison.Measurements;

/// <summary>
/// Chooses the run that represents a contender where only one can be shown: the most typical one, not the best.
/// </summary>
public static class RepresentativeRuns
{
    /// <summary>Of a contender's runs, the one whose time is nearest the median of all of them.</summary>
    /// <param name="runs">The runs of one contender.</param>
    /// <returns>Null if there is none. Of two that are equally near, the one of the earlier round.</returns>
    public static MeasuredRun? Choose(IEnumerable<MeasuredRun> runs)
    {
        MeasuredRun[] all = [.. runs];
        return Nearest(all, all);
    }

    /// <summary>Of a contender's runs with details, the one whose time is nearest the median of all its runs.</summary>
    /// <param name="results">The measurements.</param>
    /// <param name="contender">The contender's place.</param>
    /// <returns>Null if no run has details. Of two that are equally near, the one of the earlier round.</returns>
    public static MeasuredRun? Choose(RoundResults results, int contender)
    {
        ArgumentNullException.ThrowIfNull(results);
        MeasuredRun[] all = [.. results.RunsOf(contender)];
        return Nearest(all, all.Where(HasDetails));
    }

    /// <summary>The same results, with the details of each contender's representative run and of no other.</summary>
    /// <param name="results">The measurements.</param>
    public static RoundResults KeepDetails(RoundResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var kept = Enumerable.Range(0, results.Contenders.Count)
            .Select(contender => Choose(results, contender))
            .OfType<MeasuredRun>()
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return results with
        {
            Runs = [.. results.Runs.Select(run => kept.Contains(run) ? run : run with { Document = null, Served = null })],
        };
    }

    internal static bool HasDetails(MeasuredRun run) => run.Document is not null || run.Served is not null;

    private static MeasuredRun? Nearest(IEnumerable<MeasuredRun> all, IEnumerable<MeasuredRun> candidates)
    {
        var median = MedianOf([.. all.Select(TimeOf).OfType<double>()]);
        return candidates.OrderBy(run => run.Round).MinBy(run => TimeOf(run) is { } time ? Math.Abs(time - median) : double.PositiveInfinity);
    }

    private static double? TimeOf(MeasuredRun run) => run.DownloadSeconds ?? run.ProcessSeconds;

    // The plain median. The one with an interval is in Statistics, and is not needed here.
    private static double MedianOf(double[] times)
    {
        Array.Sort(times);
        return times switch
        {
            [] => 0,
            _ when times.Length % 2 == 1 => times[times.Length / 2],
            _ => (times[(times.Length / 2) - 1] + times[times.Length / 2]) / 2,
        };
    }
}
