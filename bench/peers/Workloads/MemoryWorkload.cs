using System.Diagnostics;
using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>10,000 concurrent requests: the memory for each while it waits, and the peak memory of the run.</summary>
internal sealed class MemoryWorkload : IWorkload
{
    private const int Copies = 100;
    private const int InFlight = Copies * FlagSet.Count;
    private const double LimitBytes = 20e3;
    private const int DelaySeconds = 3;

    // Without strategies that need a thread for each request: a machine may not allow so many.
    private static readonly string[] Strategies = ["eventloop", "whenall", "parallel", "channel"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public Section? Measure(Bench bench)
    {
        using var server = FlagsServer.Start(bench.Flags, bench.Scratch.NewFolder(), $"{DelaySeconds}");
        var rounds = bench.RoundsOf(3);
        var seen = Strategies.ToDictionary(strategy => strategy, _ => new List<Memory>());
        for (var round = 1; round <= rounds; round++)
        {
            Bench.Say($"{Name}: round {round} of {rounds}");
            foreach (var strategy in Strategies)
            {
                seen[strategy].Add(RunOne(bench, server, strategy));
            }
        }

        var table = new Table("", ["program", "each, while all wait", "each, at the run's peak", "peak MB", "at once"]);
        foreach (var (strategy, runs) in seen)
        {
            table.Add(
                $"flags {strategy}",
                Cell.Of(Waiting(runs), Cell.Kilobytes),
                Cell.Of(Peak(runs), Cell.Kilobytes),
                Cell.Of(Medians.Estimate(runs.Select(run => run.PeakBytes)), Cell.Megabytes),
                $"{runs.Min(run => run.AtOnce)}");
        }

        return new Section(
            $"{InFlight:N0} requests under way",
            $"Each {DelaySeconds} s late, `-m {InFlight}`, on flags-server. A request while all wait: the process' memory when the server has them all, "
            + $"divided by {InFlight:N0}. At the peak: when the answers come and the files are written. The whole process is counted, the program itself included.",
            [table],
            [
                Goal.AtMost($"{InFlight:N0} in flight: memory of each while all wait", LimitBytes, Cell.Kilobytes, [.. seen.Select(each => (each.Key, Waiting(each.Value)))]),
                Goal.AtMost($"{InFlight:N0} in flight: memory of each at the run's peak", LimitBytes, Cell.Kilobytes, [.. seen.Select(each => (each.Key, Peak(each.Value)))]),
            ]);
    }

    private static Estimate? Waiting(IEnumerable<Memory> runs) => Medians.Estimate(runs.Select(run => run.WaitingBytes / InFlight));

    private static Estimate? Peak(IEnumerable<Memory> runs) => Medians.Estimate(runs.Select(run => run.PeakBytes / InFlight));

    private static Memory RunOne(Bench bench, RunningServer server, string strategy)
    {
        server.Reset();
        var folder = bench.Scratch.NewFolder();
        var job = Job.Make(bench.Set, server.Site, Copies, InFlight, bench.Scratch.NewFolder());
        var command = bench.Clients.Single(client => client.Strategy == strategy).Command!(job, folder).ToList();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (began, waiting, peak) = (Stopwatch.GetTimestamp(), (double?)null, (double?)null);
        try
        {
            while (!process.WaitForExit(Look))
            {
                bench.Cancellation.ThrowIfCancellationRequested();
                if (Stopwatch.GetElapsedTime(began) > Patience)
                {
                    throw new BenchException($"flags {strategy} did not end within {Patience.TotalSeconds:0} s");
                }
                // The system records the peak, so one reading before the end is enough.
                var (resident, highest) = Read(process.Id);
                peak = highest ?? peak;
                if (waiting is null && InFlightOf(server, "in_flight") == InFlight)
                {
                    waiting = Read(process.Id).Resident ?? resident;
                }
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        var complaint = process.ExitCode != 0 ? $"exit code {process.ExitCode}: {errors.Result}{output.Result}" : bench.Set.Check(folder, Copies);
        bench.Scratch.Release(folder);
        if (complaint is null)
        {
            return new Memory(waiting, peak, InFlightOf(server, "peak_in_flight"));
        }

        Bench.Say($"flags {strategy}: {complaint}");
        return new Memory(null, null, InFlightOf(server, "peak_in_flight"));
    }

    private static int InFlightOf(RunningServer server, string count)
    {
        using var stats = server.ReadStats();
        return stats.RootElement.GetProperty(count).GetInt32();
    }

    private static ProcessMemory Read(int process)
    {
        try
        {
            return ProcessMemory.Of(process);
        }
        catch (IOException)
        {
            return default;
        }
    }

    private sealed record Memory(double? WaitingBytes, double? PeakBytes, int AtOnce);
}
