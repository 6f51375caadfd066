using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Progress;

/// <summary>Draws a bar ten times a second, on its own thread; writes lines on stderr while the window is too small for a bar.</summary>
/// <remarks>
/// The run is more important than its progress. If the thread cannot start, drawing fails, or the terminal does not answer, the
/// run continues, and its end waits for the terminal no longer than <see cref="StopTimeout"/>.
/// </remarks>
internal sealed class BarThread : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    // The runtime waits 10 s for the first answer of a terminal, and then reports the cursor at the top left.
    private static readonly TimeSpan NoAnswer = TimeSpan.FromSeconds(5);

    private readonly Func<TerminalState, BarView?> _view;
    private readonly TextWriter _error;
    private readonly TimeProvider _time;
    private readonly BarScreen _screen;
    private readonly ManualResetEventSlim _stopped = new();
    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private readonly SuspendSignal? _suspended;
    private readonly bool _isRunning;
    private IBar? _bar;
    private int _rows;
    private bool _isBroken;
    private bool _wasAsked;
    private long _lastLine;
    private string? _line;

    /// <param name="view">Returns the view to show; null for none yet. It is called on the thread.</param>
    /// <param name="error">Receives the lines.</param>
    /// <param name="time">The clock.</param>
    /// <param name="screen">The terminal. Default: that of the process.</param>
    public BarThread(Func<TerminalState, BarView?> view, TextWriter error, TimeProvider time, BarScreen? screen = null)
    {
        (_view, _error, _time, _screen, _lastLine) = (view, error, time, screen ?? BarScreen.OfThisProcess(time, NoAnswer), time.GetTimestamp());
        _thread = new Thread(Run) { IsBackground = true, Name = "progress" };
        _isRunning = _screen.Start(_thread);
        if (!_isRunning)
        {
            return;
        }

        AppDomain.CurrentDomain.ProcessExit += End;
        // The bar is removed before Ctrl-Z stops the process. Otherwise, the shell would have no cursor, and the bar would overwrite its line.
        _suspended = new SuspendSignal(CloseBar);
    }

    /// <summary>Draws the final state, and restores the terminal.</summary>
    public void Dispose()
    {
        _suspended?.Dispose();
        AppDomain.CurrentDomain.ProcessExit -= End;
        if (_isRunning)
        {
            Stop();
        }
    }

    private void End(object? sender, EventArgs arguments) => Stop();

    private void Stop()
    {
        _stopped.Set();
        _thread.Join(StopTimeout);
    }

    private void Run()
    {
        // A run that ends within the first interval shows nothing.
        while (!_stopped.Wait(Interval))
        {
            Guarded(Step);
        }

        Guarded(() =>
        {
            if (_view(_screen.Read()) is not { } view)
            {
                return;
            }

            lock (_gate)
            {
                _bar?.Show(view);
            }
        });
        CloseBar();
    }

    private void Step()
    {
        var terminal = _screen.Read();
        if (_view(terminal) is not { } view)
        {
            return;
        }

        if (_isBroken || ProgressDecision.ObstacleToBar(terminal) is not null)
        {
            CloseBar();
            WriteLine(view);
            return;
        }

        // The package remembers the height of the window, and would scroll a lower window at each step.
        if (_bar is not null && _rows != terminal.Rows)
        {
            CloseBar();
            _rows = terminal.Rows;
            return;
        }

        if (_bar is null && _rows != 0 && _rows != terminal.Rows)
        {
            // The user still resizes the window.
            _rows = terminal.Rows;
            return;
        }

        OpenBar(view, terminal);
        lock (_gate)
        {
            _bar?.Show(view);
        }
    }

    private void OpenBar(BarView view, TerminalState terminal)
    {
        if (!_wasAsked)
        {
            _wasAsked = true;
            _isBroken = !_screen.Answers();
        }

        lock (_gate)
        {
            // If the answer comes after the end, the results already stand where the bar would be drawn.
            if (_bar is null && !_isBroken && !_stopped.IsSet)
            {
                (_bar, _rows) = (_screen.Open(view), terminal.Rows);
            }
        }
    }

    private void CloseBar()
    {
        lock (_gate)
        {
            var bar = _bar;
            _bar = null;
            try
            {
                bar?.Dispose();
            }
            catch (Exception)
            {
                // The window has become too small. Another bar is drawn when it is larger again.
            }
        }
    }

    private void WriteLine(BarView view)
    {
        if (_time.GetElapsedTime(_lastLine) < LineInterval || view.Message == _line)
        {
            return;
        }

        (_lastLine, _line) = (_time.GetTimestamp(), view.Message);
        _error.WriteLine(view.Message);
    }

    // An exception of the package or the terminal ends the bar, not the run: on a thread it would end the process.
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            _isBroken = true;
        }
    }
}
