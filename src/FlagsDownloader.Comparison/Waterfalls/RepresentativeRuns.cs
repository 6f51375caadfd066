using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>
/// Chooses the run that stands for a contender wherever only one can be shown: the one that is most like the rest, not the best.
/// </summary>
public static class RepresentativeRuns
{
    /// <summary>Of a contender's runs whose details were kept, the one whose time is nearest the median of all its runs.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="contender">The contender's place.</param>
    /// <returns>Null where no run's details were kept. Of two that are equally near, the one of the earlier round.</returns>
    public static MeasuredRun? Of(RoundResults results, int contender)
    {
        ArgumentNullException.ThrowIfNull(results);
        var runs = results.RunsOf(contender).ToList();
        var median = MedianOf([.. runs.Select(TimeOf).OfType<double>()]);
        return runs.Where(HasDetails).MinBy(run => TimeOf(run) is { } time ? Math.Abs(time - median) : double.PositiveInfinity);
    }

    /// <summary>The same results, with the details of each contender's representative run and of no other.</summary>
    /// <param name="results">What was measured.</param>
    public static RoundResults KeepDetails(RoundResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var kept = Enumerable.Range(0, results.Contenders.Count)
            .Select(contender => Of(results, contender))
            .OfType<MeasuredRun>()
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return results with
        {
            Runs = [.. results.Runs.Select(run => kept.Contains(run) ? run : run with { Document = null, Served = null })],
        };
    }

    internal static bool HasDetails(MeasuredRun run) => run.Document is not null || run.Served is not null;

    private static double? TimeOf(MeasuredRun run) => run.DownloadSeconds ?? run.ProcessSeconds;

    // The plain median; Analysis estimates one with an interval, but the choice of a picture must not wait for statistics.
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
