using FlagsDownloader.Bench.Peers.Measuring;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>The time of `--version`, the start and the end of a process, and of the download of one file, and of 20 with a server of its own.</summary>
internal sealed class StartWorkload : IWorkload
{
    private const double LimitSeconds = 0.008;
    private const double LimitOfFileSeconds = 0.009;
    private const double LimitOfServerSeconds = 0.080;
    private const int Seed = 6;

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public Section? Measure(Bench bench)
    {
        var rounds = bench.Options.Rounds ?? (bench.Options.Quick ? 10 : 60);
        Bench.Say($"{Name}: {rounds} rounds");
        using var server = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder());
        var commands = new List<(string Name, string[] Command)>
        {
            ("flags --version", [bench.Flags, "--version"]),
            (
                "flags download, one file",
                [
                    bench.Flags, "download", $"{bench.Set.Codes[0]}", "--server", $"{server.Site}", "--output", bench.Scratch.NewFolder(),
                    "--strategy", Goal.DefaultStrategy, "--quiet",
                ]),
            (
                "flags download, 20 files, with a server of its own",
                [
                    bench.Flags, "download", "--server", "LOCAL", "--limit", "20", "--output", bench.Scratch.NewFolder(),
                    "--strategy", Goal.DefaultStrategy, "--quiet",
                ]),
        };
        foreach (var name in new[] { Tools.Curl, Tools.Wget2, Tools.Aria2 }.Where(bench.Tools.Has))
        {
            commands.Add(($"{name} --version", [bench.Tools.PathOf(name), "--version"]));
        }

        commands.Add(("true", ["true"]));

        var runs = commands.ConvertAll(_ => new List<MeteredRun>());
        var order = new RoundOrder(Seed);
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var place in order.Of(round + 1, commands.Count))
            {
                var run = bench.Meter.Run(commands[place].Command);
                if (run.ExitCode != 0)
                {
                    throw new BenchException($"{commands[place].Name} ended with {run.ExitCode}:\n{run.Output}");
                }

                if (round > 0)
                {
                    runs[place].Add(run);
                }
            }
        }

        var table = new Table("", ["command", "from exec to exit", "CPU", "peak MB"]);
        foreach (var ((name, _), all) in commands.Zip(runs))
        {
            table.Add(
                name,
                Cell.Of(Time(all), Cell.Milliseconds),
                Cell.Of(Medians.Estimate(all.Select(run => (double?)run.CpuSeconds)), Cell.Milliseconds, interval: false),
                Cell.Of(Medians.Estimate(all.Select(run => (double?)run.PeakBytes)), Cell.Megabytes, interval: false));
        }

        return new Section(
            "Start and end",
            $"{rounds} rounds. `true` does nothing: it is what starting any process takes here.",
            [table],
            [
                Goal.AtMost("`flags --version`", LimitSeconds, Cell.Milliseconds, (Goal.DefaultStrategy, Time(runs[0]))),
                Goal.AtMost("One file, from exec to exit", LimitOfFileSeconds, Cell.Milliseconds, (Goal.DefaultStrategy, Time(runs[1]))),
                Goal.AtMost("20 files, with a server of its own, from exec to exit", LimitOfServerSeconds, Cell.Milliseconds, (Goal.DefaultStrategy, Time(runs[2]))),
            ]);
    }

    private static Estimate? Time(IEnumerable<MeteredRun> runs) => Medians.Estimate(runs.Select(run => (double?)run.Seconds));
}
