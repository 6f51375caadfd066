using System.Diagnostics;
using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>flags-server and nginx with 1 to 10,000 connections, and the memory of requests that flags-server delays.</summary>
internal sealed class ConnectionsWorkload : IWorkload
{
    private const int ServersProcessor = 0;
    private const int WrksProcessor = 1;
    private const int DelaySeconds = 3;
    private const double LimitBytes = 8e3;

    /// <summary>With fewer connections, their memory is not to be told from the program's own.</summary>
    private const int MinForMemory = 1000;

    private static readonly int[] Connections = [1, 10, 100, 1_000, 10_000];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public string Name => "connections";

    /// <inheritdoc/>
    public Section? Measure(Bench bench)
    {
        if (!bench.Tools.Has(Tools.Nginx) || !bench.Tools.Has(Tools.Wrk) || Environment.ProcessorCount < 2)
        {
            return null;
        }

        var (rounds, seconds) = (bench.RoundsOf(3), bench.Options.Quick ? 1 : 3);
        var answering = new Table(
            "flags-server (f) and nginx (n)",
            ["connections", "f, answers a second", "n, answers a second", "f of n's", "f, 99 % within", "n, 99 % within", "f, memory of each", "n, memory of each"]);
        var holding = new Table("flags-server, while all requests wait", ["requests under way", "memory of each"]);
        Estimate? largest = null;
        foreach (var connections in Connections)
        {
            var (ours, theirs) = Answer(bench, connections, rounds, seconds);
            answering.Add(
                Cell.Whole(connections),
                Cell.Of(Rate(ours), Cell.Whole, interval: false),
                Cell.Of(Rate(theirs), Cell.Whole, interval: false),
                Cell.Of(PairedRatios.Estimate([.. ours.Runs.Select(run => (double?)run.Rate)], [.. theirs.Runs.Select(run => (double?)run.Rate)]), Cell.Percent),
                Cell.Of(Time(ours), Cell.Milliseconds, interval: false),
                Cell.Of(Time(theirs), Cell.Milliseconds, interval: false),
                Memory(ours.BytesOfEach),
                Memory(theirs.BytesOfEach));
            if (connections >= MinForMemory)
            {
                largest = Medians.Estimate(Enumerable.Range(1, rounds).Select(round => (double?)Hold(bench, connections, round, rounds)));
                holding.Add(Cell.Whole(connections), Cell.Of(largest, Cell.Kilobytes));
            }
        }

        return new Section(
            "How flags-server answers and holds 1 to 10,000 connections",
            $"wrk asks for one flag of 12 KiB for {seconds} s over so many connections, in {rounds} rounds, in turns. Each server has processor {ServersProcessor}, wrk processor {WrksProcessor}. "
            + "The memory of each is that of the server's processes at their peak, less that at rest, by connection; in flags-server's are some 20 MB of its journal of all requests. Requests that wait have a delay "
            + $"of {DelaySeconds} s; their memory is that of flags-server when it has all of them, less that at rest.",
            [answering, holding],
            [Goal.AtMost($"flags-server: memory of each of {Connections[^1]:N0} requests that wait", LimitBytes, Cell.Kilobytes, (Goal.DefaultStrategy, largest))]);

        string Memory(double? bytes) => bytes is { } known ? Cell.Kilobytes(known) : "–";
    }

    private static (Answers Ours, Answers Theirs) Answer(Bench bench, int connections, int rounds, int seconds)
    {
        using var server = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder(), delay: null, ServersProcessor);
        using var nginx = Nginx.Start(bench.Tools.PathOf(Tools.Nginx), bench.Set, bench.Scratch.NewFolder(), ServersProcessor);
        Uri[] sites = [server.Site, nginx.Site];
        var processes = Array.ConvertAll(sites, site => ListeningProcess.At(site.Port));
        var atRest = Array.ConvertAll(processes, process => process.Resident);
        List<WrkRun>[] runs = [[], []];
        for (var round = 0; round <= rounds; round++)
        {
            Bench.Say($"connections, {connections:N0}: {(round == 0 ? "warm-up" : $"round {round} of {rounds}")}");
            // The two alternate in who starts a round.
            foreach (var place in round % 2 == 0 ? new[] { 0, 1 } : [1, 0])
            {
                var run = new Wrk(bench).Run(sites[place], connections, round == 0 ? 1 : seconds, WrksProcessor);
                if (round > 0)
                {
                    runs[place].Add(run);
                }
            }
        }

        return (Of(0), Of(1));

        Answers Of(int place) =>
            new(runs[place], connections < MinForMemory ? null : (processes[place].Peak - atRest[place]) / connections);
    }

    /// <summary>The memory of each request while all wait, in bytes.</summary>
    private static double Hold(Bench bench, int connections, int round, int rounds)
    {
        Bench.Say($"connections, {connections:N0} that wait: round {round} of {rounds}");
        using var server = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder(), $"{DelaySeconds}");
        var process = ListeningProcess.At(server.Site.Port);
        var atRest = process.Resident;
        var load = Task.Run(() => new Wrk(bench).Run(server.Site, connections, DelaySeconds * 2));
        var began = Stopwatch.GetTimestamp();
        while (server.ReadStat("in_flight") < connections)
        {
            if (load.IsCompleted || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new BenchException($"flags-server never had {connections:N0} requests under way");
            }

            bench.Cancellation.WaitHandle.WaitOne(Look);
        }

        var held = process.Resident;
        load.GetAwaiter().GetResult();
        return (held - atRest) / connections;
    }

    private static Estimate? Rate(Answers answers) => Medians.Estimate(answers.Runs.Select(run => (double?)run.Rate));

    private static Estimate? Time(Answers answers) => Medians.Estimate(answers.Runs.Select(run => (double?)run.Seconds99));

    private sealed record Answers(IReadOnlyList<WrkRun> Runs, double? BytesOfEach);
}
