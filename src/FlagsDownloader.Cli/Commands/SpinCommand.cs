using System.CommandLine;
using FlagsDownloader.Cli.Labs.Lessons;
using FlagsDownloader.Cli.Spinners;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags spin`: a supervisor starts a spinner, runs a slow function, stops the spinner, and prints the answer.</summary>
/// <remarks>The supervisors are those of the lesson <see cref="SpinnerLesson"/>.</remarks>
internal sealed class SpinCommand : Command
{
    private const double DefaultSeconds = 3;

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

    private static ExitCode Run(string with, TimeSpan duration)
    {
        Supervisor supervisor = with.ToLowerInvariant() switch
        {
            "thread" => SpinnerLesson.WithThread,
            "process" => SpinnerLesson.WithProcess,
            "task" => SpinnerLesson.WithTask,
            "blocked" => SpinnerLesson.WithBlockedTask,
            _ => throw new UserErrorException($"--with cannot be '{with}': write thread, task, process or blocked"),
        };

        using var interrupt = new Interrupt();
        try
        {
            var screen = SpinnerScreen.On(Console.Out, isTerminal: !Console.IsOutputRedirected);
            var (answer, _) = supervisor(screen, Console.WriteLine, duration, interrupt.Token);
            Console.WriteLine($"Answer: {answer}");
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }
}
