using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Shows on stderr where a comparison is: in place on a terminal, elsewhere a line a round.</summary>
/// <param name="output">Stderr.</param>
/// <param name="mode">How.</param>
/// <param name="width">The terminal's columns.</param>
internal sealed class RoundDisplay(TextWriter output, ProgressMode mode, int width) : IRoundObserver, IDisposable
{
    private int _shown;
    private int _lastRound = -1;

    /// <summary>A display for what stderr is.</summary>
    public static RoundDisplay On(TextWriter output, bool quiet) => new(
        output,
        ProgressDisplay.Resolve(verbose: false, quiet, !Console.IsErrorRedirected, Environment.GetEnvironmentVariable("TERM")),
        TerminalSize.OfStandardError().Width);

    public void Running(RoundProgress progress)
    {
        if (mode == ProgressMode.Bar)
        {
            Replace(Describe(progress));
        }
        else if (mode == ProgressMode.Lines && progress.Round != _lastRound)
        {
            _lastRound = progress.Round;
            output.WriteLine(progress.Round == 0 ? "warm-up" : DescribeRound(progress));
        }
    }

    public void Dispose() => Replace("");

    internal static string Describe(RoundProgress progress) => progress.Round == 0
        ? $"warm-up: {progress.Contender.Key}"
        : $"{DescribeRound(progress)}: {progress.Contender.Key}";

    private static string DescribeRound(RoundProgress progress)
    {
        var of = progress.Rounds is { } rounds ? $" of {rounds}" : "";
        var left = progress.Left is { } time ? $", about {Math.Ceiling(time.TotalSeconds):0} s left" : "";
        return $"round {progress.Round}{of}{left}";
    }

    // The last column stays free: a character in it makes some terminals go to the next line.
    private void Replace(string text)
    {
        if (mode != ProgressMode.Bar)
            return;
        var cut = text[..Math.Clamp(width - 1, 0, text.Length)];
        output.Write($"\r{cut.PadRight(_shown)}{(cut.Length == 0 ? "\r" : "")}");
        output.Flush();
        _shown = cut.Length;
    }
}
