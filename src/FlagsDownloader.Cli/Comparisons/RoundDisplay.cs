using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Shows the progress of a comparison: a bar with the present run below it, or a line for each round on stderr.</summary>
internal sealed class RoundDisplay : IRoundObserver, IDisposable
{
    private readonly TextWriter _error;
    private readonly RoundBar? _bar;
    private readonly bool _writesLines;
    private int _lastRound = -1;

    /// <param name="error">Stderr.</param>
    /// <param name="mode">The way to show it.</param>
    /// <param name="contenders">The number of contenders: each runs once in a round.</param>
    /// <param name="time">The clock.</param>
    public RoundDisplay(TextWriter error, ProgressMode mode, int contenders, TimeProvider time)
    {
        (_error, _writesLines) = (error, mode == ProgressMode.Lines);
        if (mode == ProgressMode.Bar)
        {
            _bar = new RoundBar(contenders, error, time);
        }
    }

    public void Running(RoundProgress progress)
    {
        _bar?.Running(progress);
        if (!_writesLines || progress.Round == _lastRound)
        {
            return;
        }

        _lastRound = progress.Round;
        _error.WriteLine(Describe(progress));
    }

    /// <summary>All rounds are done.</summary>
    public void Complete() => _bar?.Complete();

    public void Dispose() => _bar?.Dispose();

    /// <summary>The number of the round, of all rounds, and the time left.</summary>
    internal static string Describe(RoundProgress progress)
    {
        if (progress.Round == 0)
        {
            return "warm-up";
        }

        var of = progress.Rounds is { } rounds ? $" of {rounds}" : "";
        var left = progress.Left is { } time ? $", about {Math.Ceiling(time.TotalSeconds):0} s left" : "";
        return $"round {progress.Round}{of}{left}";
    }
}
