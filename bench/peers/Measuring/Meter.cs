using System.Diagnostics;
using System.Globalization;
using FlagsDownloader.Bench.Peers.Setup;

namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>Runs programs one at a time and measures them with native/meter.c.</summary>
/// <param name="executable">The built meter.</param>
/// <param name="scratch">The folder for the output and an empty home.</param>
/// <param name="cancellationToken">Ends the running program.</param>
internal sealed class Meter(string executable, Scratch scratch, CancellationToken cancellationToken)
{
    /// <summary>The time after which a program is killed: about ten times that of the slowest.</summary>
    private const int LimitSeconds = 60;

    private readonly string _home = scratch.NewFolder();
    private readonly string _output = scratch.FileOf("output");

    /// <summary>Runs a program.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="folder">The working folder; null for an empty one.</param>
    public MeteredRun Run(IEnumerable<string> command, string? folder = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(executable, [$"{LimitSeconds}", _output, .. command])
        {
            WorkingDirectory = folder ?? _home,
            RedirectStandardOutput = true,
        };
        // The user's settings must not affect a run.
        foreach (var name in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = _home;
        start.Environment["TMPDIR"] = scratch.Root;
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start)!;
        string said;
        using (cancellationToken.Register(() => process.Kill(entireProcessTree: true)))
        {
            said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        cancellationToken.ThrowIfCancellationRequested();
        var figures = said.Split(' ', StringSplitOptions.TrimEntries);
        if (figures.Length != 5)
        {
            throw new BenchException($"the meter said '{said}'");
        }

        return new MeteredRun(
            Number(figures[0]),
            Number(figures[1]) + Number(figures[2]),
            long.Parse(figures[3], CultureInfo.InvariantCulture) * 1024,
            int.Parse(figures[4], CultureInfo.InvariantCulture),
            File.ReadAllText(_output));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
