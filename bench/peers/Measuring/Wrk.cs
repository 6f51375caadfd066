using System.Globalization;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>The load program: one thread, one flag, and responses are discarded. No client can be faster.</summary>
/// <param name="bench">The context.</param>
internal sealed class Wrk(Bench bench)
{
    /// <summary>Measures responses per second.</summary>
    /// <param name="site">The address of the flags.</param>
    /// <param name="connections">The number of connections, each with one request at a time.</param>
    /// <param name="seconds">The duration.</param>
    /// <param name="processor">The processor that it may use; null for all.</param>
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
