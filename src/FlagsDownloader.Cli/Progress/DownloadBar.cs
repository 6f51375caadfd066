using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Progress;

/// <summary>The bar of a download: the share of flags that are done, with count, rate and time left.</summary>
internal sealed class DownloadBar : IDownloadObserver, IDisposable
{
    // The clock at the right end of the line, with a space before it.
    private const int ClockColumns = 10;

    private readonly int _total;
    private readonly string _noun;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly BarThread _thread;
    private int _done;

    public DownloadBar(int total, string noun, TextWriter error, TimeProvider time, BarScreen? screen = null)
    {
        (_total, _noun, _time, _start) = (total, noun, time, time.GetTimestamp());
        _thread = new BarThread(View, error, time, screen);
    }

    public void Finished(DownloadOutcome outcome) => Interlocked.Increment(ref _done);

    public void Dispose() => _thread.Dispose();

    private BarView View(TerminalState terminal)
    {
        var done = Volatile.Read(ref _done);
        return new BarView(
            done, Math.Max(_total, 1), ProgressText.Describe(done, _total, _noun, _time.GetElapsedTime(_start), terminal.Columns - ClockColumns));
    }
}
