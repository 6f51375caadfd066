using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>The bar of a comparison: the share of runs that are done, and below it the present run.</summary>
/// <remarks>
/// A run is another process, which reports nothing before its end. So its progress is estimated: its time as a share of the time
/// of the same contender's previous run. The first run of a contender has only a clock.
/// </remarks>
internal sealed class RoundBar : IRoundObserver, IDisposable
{
    private readonly int _contenders;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TimeSpan> _took = [];
    private readonly BarThread _thread;
    private RoundProgress? _progress;
    private long _began;
    private int _runs;
    private bool _isComplete;

    public RoundBar(int contenders, TextWriter error, TimeProvider time, BarScreen? screen = null)
    {
        (_contenders, _time) = (contenders, time);
        _thread = new BarThread(_ => View(), error, time, screen);
    }

    public void Running(RoundProgress progress)
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            if (_progress is not null)
            {
                _took[_progress.Contender.Key] = _time.GetElapsedTime(_began, now);
            }

            (_progress, _began) = (progress, now);
            _runs++;
        }
    }

    /// <summary>All rounds are done.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
        }
    }

    public void Dispose() => _thread.Dispose();

    internal BarView? View()
    {
        lock (_gate)
        {
            if (_progress is not { } progress)
            {
                return null;
            }
            // While the number of rounds is unknown, it is the maximum, so that the bar never goes back.
            var total = Math.Max(1, (progress.Rounds ?? RoundBudget.MaxRounds) * _contenders);
            if (_isComplete)
            {
                return new BarView(total, total, $"{Plural.Format(total / Math.Max(1, _contenders), "round")}, {Plural.Format(total, "run")}");
            }

            var share = _took.TryGetValue(progress.Contender.Key, out var took) && took > TimeSpan.Zero ? _time.GetElapsedTime(_began) / took : 0;
            return new BarView(
                Math.Min(progress.RunsDone, total - 1),
                total,
                RoundDisplay.Describe(progress),
                new ChildBarView(_runs, Math.Min(share, 1), PrintableText.Line(progress.Contender.Title)));
        }
    }
}
