namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The run that stands for all of a contender's: pictures show it.</summary>
public static class Representative
{
    /// <summary>Of some runs, the one whose time is nearest their median; the earlier round of two.</summary>
    /// <param name="runs">A contender's runs; at least one.</param>
    public static MeasuredRun Of(IEnumerable<MeasuredRun> runs)
    {
        MeasuredRun[] all = [.. runs];
        var times = all.Select(TimeOf).Order().ToArray();
        var middle = times.Length / 2;
        var median = times.Length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
        return all.OrderBy(run => Math.Abs(TimeOf(run) - median)).ThenBy(run => run.Round).First();
    }

    private static double TimeOf(MeasuredRun run) => run.DownloadSeconds ?? run.ProcessSeconds ?? 0;
}
