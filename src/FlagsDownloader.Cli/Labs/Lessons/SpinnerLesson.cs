using Asyncio;
using FlagsDownloader.Cli.Spinners;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>A supervisor starts a spinner, calls a slow function, and stops the spinner: four ways to do it.</summary>
/// <remarks><c>flags spin</c> runs one of the four, for a given time.</remarks>
internal sealed class SpinnerLesson : ILesson
{
    private const int Answer = 42;
    private static readonly TimeSpan SlowTime = TimeSpan.FromSeconds(1);

    public string Name => "spinner";

    public string Summary => "a spinner as a thread, a task, a process; and one that hangs";

    public LessonQuestion Question => LessonQuestion.Count(
        "A task spins while a function blocks the loop for 1 s. How many frames appear?", "frames", "blocked_frames");

    public void Run(LessonContext context)
    {
        context.WriteLine($"A slow function takes {SlowTime.TotalSeconds:0} s. Meanwhile something else should draw a spinner.");
        Show("thread", "A thread spins; an event tells it to end:", WithThread);
        Show("process", "A process spins, this program once more; it ends with its input:", WithProcess);
        Show("task", "A task spins, and the slow function awaits; the task is cancelled:", WithTask);
        Show("blocked", "A task should spin, but the slow function blocks the loop's thread:", WithBlockedTask);

        var frames = context.Figures;
        context.Conclude(
            $"In {SlowTime.TotalSeconds:0} s the thread drew {frames["thread_frames"]} frames, "
            + $"the process {frames["process_frames"]}, the task {frames["task_frames"]}.");
        context.Conclude(frames["blocked_frames"] == 0
            ? "While the loop's thread was blocked no frame appeared: nothing else ran."
            : $"The blocked loop drew {frames["blocked_frames"]} frames, which it should not have done.");

        void Show(string figure, string what, Supervisor supervisor)
        {
            context.WriteLine();
            context.WriteLine(what);
            var screen = SpinnerScreen.On(context.Output, context.IsTerminal);
            var (answer, drawn) = supervisor(screen, context.WriteLine, SlowTime, context.CancellationToken);
            context.WriteLine($"Answer: {answer}, after {drawn} frames");
            context.Figure($"{figure}_frames", drawn);
        }
    }

    // The operating system switches to the spinner at any time. A thread cannot be ended from outside.
    public static (int Answer, int Frames) WithThread(
        SpinnerScreen screen, Action<string> writeLine, TimeSpan duration, CancellationToken cancellationToken)
    {
        using (var spinner = new ThreadSpinner(screen))
        {
            writeLine($"spinner object: {spinner}");
            spinner.Start();
            Slow(duration, cancellationToken);
        }

        return (Answer, screen.Drawn);
    }

    // It shares only the terminal with this process, so it reports the number of its frames itself.
    public static (int Answer, int Frames) WithProcess(
        SpinnerScreen screen, Action<string> writeLine, TimeSpan duration, CancellationToken cancellationToken)
    {
        var spinner = new ProcessSpinner(screen);
        using (spinner)
        {
            writeLine($"spinner object: {spinner}");
            spinner.Start();
            Slow(duration, cancellationToken);
        }

        return (Answer, spinner.Frames);
    }

    public static (int Answer, int Frames) WithTask(
        SpinnerScreen screen, Action<string> writeLine, TimeSpan duration, CancellationToken cancellationToken)
    {
        EventLoop.Run(
            loop => Supervise(loop, screen, writeLine, async () => await EventLoop.Sleep(duration)),
            cancellationToken: cancellationToken);
        return (Answer, screen.Drawn);
    }

    public static (int Answer, int Frames) WithBlockedTask(
        SpinnerScreen screen, Action<string> writeLine, TimeSpan duration, CancellationToken cancellationToken)
    {
        EventLoop.Run(
            loop => Supervise(loop, screen, writeLine, () =>
            {
                Slow(duration, cancellationToken);
                return Task.CompletedTask;
            }),
            cancellationToken: cancellationToken);
        return (Answer, screen.Drawn);
    }

    private static async Task Supervise(EventLoop loop, SpinnerScreen screen, Action<string> writeLine, Func<Task> slow)
    {
        var spinner = loop.CreateTask(() => Spin(screen));
        writeLine($"spinner object: {spinner}");
        try
        {
            await slow();
        }
        finally
        {
            spinner.Cancel();
        }
    }

    // A task is ended from outside: Cancel raises at the await. If the supervisor does not await, the task never begins.
    private static async Task Spin(SpinnerScreen screen)
    {
        try
        {
            while (true)
            {
                screen.DrawNext();
                await EventLoop.Sleep(SpinnerScreen.Interval);
            }
        }
        finally
        {
            screen.Erase();
        }
    }

    // It blocks its thread all the time. Only an interrupt ends it early.
    private static void Slow(TimeSpan duration, CancellationToken cancellationToken)
    {
        if (cancellationToken.WaitHandle.WaitOne(duration))
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
