using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>Many small files from a server without delay: this measures the client itself.</summary>
/// <param name="name">The name for `--only`.</param>
/// <param name="copies">How often each flag is downloaded.</param>
/// <param name="rounds">The default number of rounds.</param>
/// <param name="wrkSeconds">The seconds for which wrk loads the server in each round.</param>
internal sealed class FilesWorkload(string name, int copies, int rounds, int wrkSeconds) : IWorkload
{
    private const int Bound = 64;

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>Whether to run it with flags-server too.</summary>
    public bool OnFlagsServerToo { get; init; }

    /// <summary>The goals, for the runs with nginx.</summary>
    public required Func<IReadOnlyList<ClientRuns>, IReadOnlyList<double?>, int, IReadOnlyList<Goal>> Goals { get; init; }

    private int Files => copies * FlagSet.Count;

    /// <inheritdoc/>
    public Section? Measure(Bench bench)
    {
        var tables = new List<Table>();
        IReadOnlyList<Goal> goals = [];
        if (bench.Tools.Has(Tools.Nginx))
        {
            using var nginx = Nginx.Start(bench.Tools.PathOf(Tools.Nginx), bench.Set, bench.Scratch.NewFolder());
            var (runs, limits) = RunOn(bench, nginx.Site, "nginx");
            goals = Goals(runs, limits, Files);
            tables.Add(TableOf(bench, "nginx", runs, limits));
        }

        if (OnFlagsServerToo)
        {
            using var server = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder());
            var (runs, limits) = RunOn(bench, server.Site, "flags-server");
            tables.Add(TableOf(bench, "flags-server", runs, limits));
        }

        return tables.Count == 0 ? null : new Section(
            $"{Files:N0} files of 12 KiB, 64 at once",
            $"From exec to exit, the files saved. `{name}`: {FlagSet.Count} flags, each asked for {copies} times, no delay.",
            tables,
            goals);
    }

    private (IReadOnlyList<ClientRuns> Runs, IReadOnlyList<double?> Limits) RunOn(Bench bench, Uri site, string server)
    {
        var job = Job.Make(bench.Set, site, copies, Bound, bench.Scratch.NewFolder());
        return new Rounds(bench, $"{name}, {server}").Run(job, bench.RoundsOf(rounds), bench.Options.Quick ? 1 : wrkSeconds);
    }

    private Table TableOf(Bench bench, string server, IReadOnlyList<ClientRuns> all, IReadOnlyList<double?> limits)
    {
        var table = new Table(server, ["program", "seconds", "times curl's", "of wrk's rate", "CPU s", "peak MB", "whole runs"]);
        var curl = all.FirstOrDefault(runs => runs.Client.Name == ClientCatalog.Curl)?.Seconds;
        foreach (var client in bench.Clients)
        {
            if (all.FirstOrDefault(runs => runs.Client == client) is not { } runs)
            {
                table.Add(client.Name, "not installed", "", "", "", "", "");
                continue;
            }

            table.Add(
                client.Name,
                Cell.Of(runs.Time, Cell.Seconds),
                curl is null || client.Name == ClientCatalog.Curl ? "" : Cell.Of(PairedRatios.Estimate(runs.Seconds, curl), Cell.Ratio),
                Cell.Of(FilesGoals.ShareOf(runs.Seconds, limits, Files), Cell.Percent),
                Cell.Of(runs.Cpu, Cell.Seconds, interval: false),
                Cell.Of(runs.Peak, Cell.Megabytes, interval: false),
                $"{runs.Whole} of {runs.Count}{(runs.Complaint is { } complaint ? $" ({complaint})" : "")}");
        }

        table.Add("wrk, nothing saved", Cell.Of(Medians.Estimate(limits.Select(rate => Files / rate)), Cell.Seconds), "", "", "", "", "");
        return table;
    }
}
