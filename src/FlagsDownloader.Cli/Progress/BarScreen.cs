using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Progress;

/// <summary>The system calls of a bar. Tests replace them.</summary>
/// <param name="Read">Reads the state of the terminal.</param>
/// <param name="Answers">Whether the terminal reports the position of its cursor.</param>
/// <param name="Open">Draws a bar.</param>
/// <param name="Start">Starts the thread that draws, if the system allows another one.</param>
internal sealed record BarScreen(
    Func<TerminalState> Read, Func<bool> Answers, Func<BarView, IBar> Open, Func<Thread, bool> Start)
{
    /// <summary>The terminal of this process.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="noAnswer">After this time, the terminal has not answered.</param>
    public static BarScreen OfThisProcess(TimeProvider time, TimeSpan noAnswer) => new(
        TerminalState.Read,
        () =>
        {
            var asked = time.GetTimestamp();
            _ = Console.GetCursorPosition();
            return time.GetElapsedTime(asked) < noAnswer;
        },
        view => new TerminalBar(view),
        OptionalThread.TryStart);
}
