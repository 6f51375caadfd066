using System.Globalization;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>The load program: one thread, one flag, and nothing done with what comes. No client can be faster.</summary>
/// <param name="bench">What is at hand.</param>
internal sealed class Wrk(Bench bench)
{
    /// <summary>Answers a second.</summary>
    /// <param name="site">Where the flags are.</param>
    /// <param name="connections">How many connections, each with one request at a time.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="processor">The one processor that it may use; null for all.</param>
    public double RateOf(Uri site, int connections, int seconds, int? processor = null)
    {
        var code = bench.Set.Codes[0].Lower;
        var run = bench.Meter.Run(
        [
            .. GuardedProcess.PinnedTo(processor), bench.Tools.PathOf(Tools.Wrk),
            "--threads", "1", "--connections", $"{connections}", "--duration", $"{seconds}s", "--timeout", "10s", $"{site}/{code}/{code}.gif",
        ]);
        var rate = Line(run, "Requests/sec:");
        if (run.ExitCode != 0 || rate is null || Line(run, "Non-2xx or 3xx responses:") is not null)
        {
            throw new BenchException($"wrk ended with {run.ExitCode}:\n{run.Output}");
        }

        return double.Parse(rate, CultureInfo.InvariantCulture);
    }

    private static string? Line(MeteredRun run, string label) => run.Output.Split('\n')
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
}
