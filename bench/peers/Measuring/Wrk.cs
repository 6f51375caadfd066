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
    public double RateOf(Uri site, int connections, int seconds, int? processor = null) => Run(site, connections, seconds, processor).Rate;

    /// <summary>Measures responses per second and their times.</summary>
    /// <inheritdoc cref="RateOf"/>
    public WrkRun Run(Uri site, int connections, int seconds, int? processor = null)
    {
        var code = bench.Set.Codes[0].Lower;
        var run = bench.Meter.Run(
        [
            .. GuardedProcess.PinnedTo(processor), bench.Tools.PathOf(Tools.Wrk),
            "--threads", "1", "--latency", "--connections", $"{connections}", "--duration", $"{seconds}s", "--timeout", "10s", $"{site}/{code}/{code}.gif",
        ]);
        var rate = Line(run, "Requests/sec:");
        if (run.ExitCode != 0 || rate is null || Line(run, "Non-2xx or 3xx responses:") is not null)
        {
            throw new BenchException($"wrk ended with {run.ExitCode}:\n{run.Output}");
        }

        return new WrkRun(double.Parse(rate, CultureInfo.InvariantCulture), SecondsOf(Line(run, "99%") ?? throw new BenchException($"wrk said:\n{run.Output}")));
    }

    // "812.00us", "1.23ms", "4.56s", "1.02m"
    private static double SecondsOf(string time)
    {
        var unit = time.TrimStart([.. "0123456789."]);
        var number = double.Parse(time[..^unit.Length], CultureInfo.InvariantCulture);
        return number * unit switch { "us" => 1e-6, "ms" => 1e-3, "s" => 1, _ => 60 };
    }

    private static string? Line(MeteredRun run, string label) => run.Output.Split('\n')
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
}
