using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>The goals of `flags` with files.</summary>
internal static class FilesGoals
{
    /// <summary>With 600.</summary>
    public static IReadOnlyList<Goal> Few(IReadOnlyList<ClientRuns> all, IReadOnlyList<double?> limits, int files) =>
    [
        Against(all, files, ClientCatalog.Curl, 1),
        Against(all, files, Tools.Wget2, 1),
        Against(all, files, Tools.Aria2, 1),
        Against(all, files, Tools.Aiohttp, 1),
    ];

    /// <summary>With 20,000.</summary>
    public static IReadOnlyList<Goal> Many(IReadOnlyList<ClientRuns> all, IReadOnlyList<double?> limits, int files) =>
    [
        Against(all, files, ClientCatalog.Curl, 0.75),
        Against(all, files, ClientCatalog.Curl, 0.85, "processor time", runs => runs.CpuSeconds),
        Goal.AtLeast($"{files:N0} files: rate, beside wrk's", 0.55, Cell.Percent, [.. FlagsOf(all, runs => ShareOf(runs.Seconds, limits, files))]),
    ];

    /// <summary>A client's files per second as a share of wrk's responses.</summary>
    public static Estimate? ShareOf(IReadOnlyList<double?> seconds, IReadOnlyList<double?> limits, int files) =>
        PairedRatios.Estimate([.. seconds.Select(time => files / time)], limits);

    private static Goal Against(IReadOnlyList<ClientRuns> all, int files, string peer, double limit) =>
        Against(all, files, peer, limit, "time", runs => runs.Seconds);

    private static Goal Against(
        IReadOnlyList<ClientRuns> all, int files, string peer, double limit, string what, Func<ClientRuns, IReadOnlyList<double?>> figure)
    {
        var theirs = all.FirstOrDefault(runs => runs.Client.Name == peer);
        return Goal.AtMost(
            $"{files:N0} files: {what}, beside {peer}'s",
            limit,
            Cell.Ratio,
            theirs is null ? [] : [.. FlagsOf(all, runs => PairedRatios.Estimate(figure(runs), figure(theirs)))]);
    }

    private static IEnumerable<(string Strategy, Estimate? Figure)> FlagsOf(IReadOnlyList<ClientRuns> all, Func<ClientRuns, Estimate?> figure) =>
        from runs in all
        where runs.Client.Strategy is not null
        select (runs.Client.Strategy, figure(runs));
}
