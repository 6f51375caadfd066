using System.CommandLine;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Labs.Lessons;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Cli.Spinners;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags spin`: a supervisor starts a spinner, runs a slow function, stops the spinner, and prints the answer.</summary>
/// <remarks>The supervisors are those of the lesson <see cref="SpinnerLesson"/>.</remarks>
internal sealed class SpinCommand : Command, IHasExamples
{
    private const double DefaultSeconds = 3;

    private static readonly (string Name, string Meaning, Supervisor Supervisor)[] Kinds =
    [
        ("thread", "a thread, told by an event to end", SpinnerLesson.WithThread),
        ("task", "a task on an event loop, cancelled at the end", SpinnerLesson.WithTask),
        ("process", "a process, which ends with its input", SpinnerLesson.WithProcess),
        ("blocked", "a task that never gets its turn", SpinnerLesson.WithBlockedTask),
    ];

    private readonly Option<string?> _with = OptionValues.Text(
        "--with", null, "KIND", "What spins: thread, task, process, or blocked, a task that never gets its turn. Default: thread.")
        .Offer(() => Kinds.Select(kind => KnownWords.Word(kind.Name, kind.Meaning)));

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

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags spin", "A thread spins for three seconds."),
        new("flags spin --with task --seconds 1", "A task on an event loop does."),
        new("flags spin --with blocked", "A task should, but the loop is blocked."),
    ];

    private static ExitCode Run(string with, TimeSpan duration)
    {
        var supervisor = Array.Find(Kinds, kind => kind.Name.Equals(with, StringComparison.OrdinalIgnoreCase)).Supervisor
            ?? throw new UserErrorException($"--with cannot be '{with}': write thread, task, process or blocked");

        using var interrupt = new Interrupt();
        try
        {
            var screen = SpinnerScreen.On(Console.Out, drawsInPlace: OutputModes.Current != OutputMode.Plain);
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
