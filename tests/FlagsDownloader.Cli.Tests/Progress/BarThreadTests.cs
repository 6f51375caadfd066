using FlagsDownloader.Cli.Progress;

namespace FlagsDownloader.Cli.Tests.Progress;

public sealed class BarThreadTests : IDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    private readonly StringWriter _error = new() { NewLine = "\n" };
    private BarView? _view = new(0, 2, "begun");

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Dispose_ABar_ShowsTheLastStateAndClosesIt()
    {
        var screen = new ScriptedScreen();
        using (Start(screen))
        {
            Await(() => screen.Log.Contains("begun"), "the bar");
            _view = new BarView(2, 2, "done");
        }

        AwaitTheEnd(screen, "open", "begun", "done", "close");
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Run_NothingToShowYet_OpensNoBar()
    {
        _view = null;
        var asked = 0;
        var screen = new ScriptedScreen();
        using (new BarThread(
            _ =>
            {
                asked++;
                return _view;
            },
            _error,
            TimeProvider.System,
            screen.Screen))
        {
            Await(() => Volatile.Read(ref asked) > 1, "the second look");
        }

        Assert.Empty(screen.Log);
    }

    [Fact]
    public void Run_NoThreadLeft_ContinuesWithoutABar()
    {
        var screen = new ScriptedScreen { HasThreads = false };

        Start(screen).Dispose();

        Assert.Empty(screen.Log);
    }

    [Fact]
    public void Run_ATerminalThatDoesNotAnswer_IsLines()
    {
        var screen = new ScriptedScreen { Answers = false };
        using (Start(screen))
        {
            Await(() => Written.Length > 0, "a line");
        }

        Assert.Empty(screen.Log);
        Assert.Equal("begun\n", Written);
    }

    [Fact]
    public void Run_DrawingThrows_IsLines()
    {
        var screen = new ScriptedScreen { Drawing = () => throw new InvalidOperationException("The window is too small.") };
        using (Start(screen))
        {
            Await(() => Written.Length > 0, "a line");
        }

        Assert.Equal(["open", "close"], screen.Log);
        Assert.Equal("begun\n", Written);
    }

    [Fact]
    public void Run_AWindowThatBecomesTooSmall_IsLinesUntilItIsLargeAgain()
    {
        // Like the package in a window of a few columns.
        var screen = new ScriptedScreen { Closing = () => throw new InvalidOperationException("The window is too small.") };
        using (Start(screen))
        {
            Await(() => screen.Log.Count == 2, "the bar");
            screen.State = Terminal.Usual with { Columns = 8 };
            Await(() => Written.Length > 0, "a line");
            Assert.Equal(["open", "begun", "close"], screen.Log);

            screen.State = Terminal.Usual;
            Await(() => screen.Log.Count == 5, "the second bar");
        }

        AwaitTheEnd(screen, "open", "begun", "close", "open", "begun", "close");
        Assert.Equal("begun\n", Written);
    }

    [Fact]
    public void Run_AWindowOfAnotherHeight_GetsANewBar()
    {
        var screen = new ScriptedScreen();
        using (Start(screen))
        {
            Await(() => screen.Log.Count == 2, "the bar");
            screen.State = Terminal.Usual with { Rows = 12 };
            Await(() => screen.Log.Count == 5, "the second bar");
            screen.State = Terminal.Usual with { Rows = 12, Columns = 60 };
        }

        AwaitTheEnd(screen, "open", "begun", "close", "open", "begun", "close");
        Assert.Empty(Written);
    }

    [Fact]
    public void Run_InTheBackground_DrawsNothing()
    {
        var screen = new ScriptedScreen();
        using (Start(screen))
        {
            Await(() => screen.Log.Count == 2, "the bar");
            screen.State = Terminal.Usual with { IsInForeground = false };
            Await(() => screen.Log.Count == 3, "its end");
        }

        Assert.Equal(["open", "begun", "close"], screen.Log);
    }

    [Fact]
    public void Dispose_BlockedTerminal_DoesNotWaitLong()
    {
        using var never = new ManualResetEventSlim();
        var screen = new ScriptedScreen();
        screen.Drawing = () => never.Wait(StopTimeout * 2);
        var bar = Start(screen);
        Await(() => screen.Log.Count > 0, "the bar");

        var start = TimeProvider.System.GetTimestamp();
        bar.Dispose();

        Assert.True(TimeProvider.System.GetElapsedTime(start) < StopTimeout, "The end of the run waited for the terminal.");
        never.Set();
    }

    private string Written
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    private BarThread Start(ScriptedScreen screen) =>
        new(_ => Volatile.Read(ref _view), TextWriter.Synchronized(_error), new HurriedTime(), screen.Screen);

    // A bar waits for its thread for a second only, and on a busy machine that may be too short.
    private static void AwaitTheEnd(ScriptedScreen screen, params string[] log)
    {
        Await(() => screen.Log.Count >= log.Length, "the end of the bar");
        Assert.Equal(log, screen.Log);
    }

    private static void Await(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, StopTimeout), $"This did not happen in time: {what}.");

    // Each reading of the clock is seconds after the previous one, so that no test waits for the time of a line.
    private sealed class HurriedTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Add(ref _now, 3);
    }
}
