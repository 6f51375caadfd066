using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Spinners;

/// <summary>A spinner on its own thread. A thread cannot be ended from outside, so an event asks it to end.</summary>
internal sealed class ThreadSpinner : IDisposable
{
    private readonly SpinnerScreen _screen;
    private readonly ManualResetEventSlim _done = new();
    private readonly Thread _thread;

    public ThreadSpinner(SpinnerScreen screen)
    {
        _screen = screen;
        _thread = new Thread(Spin) { IsBackground = true, Name = "spinner" };
    }

    /// <summary>Starts one on stderr, which must be a terminal. Without a free thread, nothing is shown.</summary>
    public static ThreadSpinner StartOnStandardError(string message)
    {
        var spinner = new ThreadSpinner(new SpinnerScreen(Console.Error, message, TerminalSize.WidthOfStandardError()));
        OptionalThread.TryStart(spinner._thread);
        return spinner;
    }

    public void Start() => _thread.Start();

    public void Dispose()
    {
        _done.Set();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _done.Dispose();
    }

    public override string ToString() => $"<Thread({_thread.Name}, {(_thread.IsAlive ? "running" : "not started")})>";

    private void Spin()
    {
        do
        {
            _screen.DrawNext();
        }
        while (!_done.Wait(SpinnerScreen.Interval));
        _screen.Erase();
    }
}
