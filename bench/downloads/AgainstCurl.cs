using FlagsDownloader.Testing;
using System.Diagnostics;

namespace FlagsDownloader.Bench.Downloads;

/// <summary>Compares complete processes, from start to exit with saved files: `flags` and `curl --parallel` on the same server.</summary>
internal static class AgainstCurl
{
    private const int Rounds = 10;
    private const int Repeat = 3;
    private const int Bound = 64;
    private static readonly string[] Strategies = ["sequential", "threadpool", "eventloop", "channel"];

    public static void Run()
    {
        Console.WriteLine($"{194 * Repeat} files, no delay, {Bound} at once, from start to exit, saved to disk. Seconds.");
        using var server = FlagsRun.StartServer("--only", "LOCAL");
        var folder = Scratch.NewFolder();
        var config = CurlConfig(server, folder);
        var measured = Strategies.Append("curl").ToDictionary(name => name, _ => new List<double>());
        var names = measured.Keys.ToList();
        for (var round = -1; round < Rounds; round++)
        {
            for (var turn = 0; turn < names.Count; turn++)
            {
                var name = names[(round + 1 + turn) % names.Count];
                var seconds = name == "curl" ? Curl(config) : Flags(server, name, folder);
                // The first round warms up the disk cache and the server and is not counted.
                if (round >= 0)
                {
                    measured[name].Add(seconds);
                }
            }
        }

        Print(measured);
    }

    private static double Flags(RunningServer server, string strategy, string folder) => FlagsRun.Of(
        ["-a", "--repeat", $"{Repeat}", "-m", $"{Bound}", "-s", server.Site.AbsoluteUri, "--strategy", strategy, "-o", folder],
        expected: 194 * Repeat).WallSeconds;

    private static double Curl(string config)
    {
        var start = Stopwatch.GetTimestamp();
        using var curl = Process.Start("curl", ["--silent", "--no-progress-meter", "--parallel", "--parallel-max", $"{Bound}", "--config", config]);
        curl.WaitForExit();
        if (curl.ExitCode != 0)
        {
            throw new InvalidOperationException($"curl ended with {curl.ExitCode}.");
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // curl downloads the same addresses as flags, from the document of its run.
    private static string CurlConfig(RunningServer server, string folder)
    {
        var codes = FlagsRun.Of(["-a", "-s", server.Site.AbsoluteUri, "-o", folder], expected: 194).Codes;
        var lines =
            from code in codes
            from copy in Enumerable.Range(1, Repeat)
            let path = $"{code.ToLowerInvariant()}/{code.ToLowerInvariant()}.gif"
            let query = copy == 1 ? "" : $"?copy={copy}"
            select $"url = \"{server.Site.AbsoluteUri}/{path}{query}\"\noutput = \"{Path.Combine(folder, $"curl-{code}-{copy}.gif")}\"";
        var config = Path.Combine(folder, "curl.config");
        File.WriteAllLines(config, lines);
        return config;
    }

    private static void Print(Dictionary<string, List<double>> measured)
    {
        var curl = Sample.Of(measured["curl"]).Median;
        Console.WriteLine($"{"program",-18}{"median",8}{"best",8}{"worst",8}{"times curl",12}");
        foreach (var (name, seconds) in measured)
        {
            var sample = Sample.Of(seconds);
            var program = name == "curl" ? "curl --parallel" : $"flags {name}";
            Console.WriteLine($"{program,-18}{sample.Median,8:0.000}{sample.Least,8:0.000}{sample.Most,8:0.000}{sample.Median / curl,12:0.00}");
        }

        Console.WriteLine();
    }
}
