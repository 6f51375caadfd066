using FlagsDownloader.Testing;

namespace FlagsDownloader.Bench.Downloads;

/// <summary>Measures the speed-up of 600 concurrent requests, each 100 ms late, against one after another.</summary>
internal static class Headline
{
    private const int Rounds = 5;
    private static readonly string[] Concurrent =
        ["threadpool", "eventloop", "parallel", "whenall", "channel"];

    public static void Run()
    {
        Console.WriteLine("600 requests, each 100 ms late, -m 600. Seconds as `flags` itself measures them.");
        using var server = FlagsRun.StartServer("--only", "DELAY", "--delay", "0.1");
        var measured = Concurrent.ToDictionary(name => name, _ => new List<FlagsRun>());

        // The order rotates with every round, so that no strategy always follows the same other one.
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < Concurrent.Length; turn++)
            {
                var name = Concurrent[(round + turn) % Concurrent.Length];
                measured[name].Add(Measure(server, name));
            }
        }

        var sequential = Measure(server, "sequential");
        Console.WriteLine($"{"strategy",-12}{"median",8}{"best",8}{"worst",8}{"times sequential",18}{"MB",6}{"threads",9}");
        Print("sequential", [sequential], sequential);
        foreach (var (name, runs) in measured)
        {
            Print(name, runs, sequential);
        }

        Console.WriteLine();
    }

    private static FlagsRun Measure(RunningServer server, string strategy)
    {
        server.Reset();
        return FlagsRun.Of(["-e", "-l", "600", "-m", "600", "-s", server.Site.AbsoluteUri, "--strategy", strategy], expected: 600);
    }

    private static void Print(string name, IReadOnlyList<FlagsRun> runs, FlagsRun sequential)
    {
        var elapsed = Sample.Of(runs.Select(run => run.ElapsedSeconds));
        Console.WriteLine(
            $"{name,-12}{elapsed.Median,8:0.000}{elapsed.Least,8:0.000}{elapsed.Most,8:0.000}"
            + $"{sequential.ElapsedSeconds / elapsed.Median,18:0.0}{runs.Max(run => run.PeakMemoryBytes) / 1e6,6:0}{runs.Max(run => run.PeakThreads),9}");
    }
}
