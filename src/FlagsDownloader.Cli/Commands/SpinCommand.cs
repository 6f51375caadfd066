using System.CommandLine;
using Asyncio;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Spinners;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags spin`: a supervisor starts a spinner, runs a slow function, stops the spinner, and prints the answer.</summary>
internal sealed class SpinCommand : Command
{
    private const double DefaultSeconds = 3;
    private const int Answer = 42;

    private readonly Option<string?> _with = OptionValues.Text(
        "--with", null, "KIND", "What spins: thread, task, process, or blocked, a task that never gets its turn. Default: thread.");

    private readonly Option<double?> _seconds = OptionValues.Seconds(
        "--seconds", "SECONDS", "How long the slow function takes. Default: 3.");

    public SpinCommand()
        : base("spin", "Shows a spinner while a slow function runs, four ways.")
    {
        Add(_with);
        Add(_seconds);
        SetAction(parsed => (int)Run(
            parsed.GetValue(_with) ?? "thread", TimeSpan.FromSeconds(parsed.GetValue(_seconds) ?? DefaultSeconds)));
    }

    public static SpinnerScreen NewScreen() =>
        new(Console.Out, "thinking!", Console.IsOutputRedirected ? null : TerminalSize.OfStandardOutput().Width);

    private static ExitCode Run(string with, TimeSpan duration)
    {
        Func<TimeSpan, CancellationToken, int> supervisor = with.ToLowerInvariant() switch
        {
            "thread" => WithThread,
            "process" => WithProcess,
            "task" => (slow, cancellation) =>
                EventLoop.Run(loop => WithTask(loop, () => SlowAsync(slow)), cancellationToken: cancellation),
            "blocked" => (slow, cancellation) =>
                EventLoop.Run(loop => WithTask(loop, () => Task.FromResult(Slow(slow, cancellation))), cancellationToken: cancellation),
            _ => throw new UserErrorException($"--with cannot be '{with}': write thread, task, process or blocked"),
        };

        using var interrupt = new Interrupt();
        try
        {
            Console.WriteLine($"Answer: {supervisor(duration, interrupt.Token)}");
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static int WithThread(TimeSpan slow, CancellationToken cancellation)
    {
        using var spinner = new ThreadSpinner(NewScreen());
        Console.WriteLine($"spinner object: {spinner}");
        spinner.Start();
        return Slow(slow, cancellation);
    }

    private static int WithProcess(TimeSpan slow, CancellationToken cancellation)
    {
        using var spinner = new ProcessSpinner();
        Console.WriteLine($"spinner object: {spinner}");
        spinner.Start();
        return Slow(slow, cancellation);
    }

    private static async Task<int> WithTask(EventLoop loop, Func<Task<int>> slow)
    {
        var spinner = loop.CreateTask(Spin);
        Console.WriteLine($"spinner object: {spinner}");
        try
        {
            return await slow();
        }
        finally
        {
            spinner.Cancel();
        }
    }

    // A task is ended from outside: Cancel raises at the await. Where nobody else awaits, it never even begins.
    private static async Task Spin(CancellationToken cancellation)
    {
        var screen = NewScreen();
        try
        {
            while (true)
            {
                screen.DrawNext();
                await EventLoop.Sleep(SpinnerScreen.Interval, cancellation);
            }
        }
        finally
        {
            screen.Erase();
        }
    }

    private static async Task<int> SlowAsync(TimeSpan duration)
    {
        await EventLoop.Sleep(duration);
        return Answer;
    }

    // It blocks its thread all the while; only an interrupt ends it early.
    private static int Slow(TimeSpan duration, CancellationToken cancellation)
    {
        if (cancellation.WaitHandle.WaitOne(duration))
            throw new OperationCanceledException(cancellation);
        return Answer;
    }
}
