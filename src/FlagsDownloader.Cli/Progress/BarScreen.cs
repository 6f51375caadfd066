using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Progress;

/// <summary>What a bar needs of the system.</summary>
/// <param name="Read">How the terminal is now.</param>
/// <param name="Answers">Whether the terminal says where its cursor is.</param>
/// <param name="Open">Draws a bar.</param>
/// <param name="Start">Starts the thread that draws, if the system has one left.</param>
internal sealed record BarScreen(
    Func<TerminalState> Read, Func<bool> Answers, Func<BarView, IBar> Open, Func<Thread, bool> Start)
{
    /// <summary>The terminal of this process.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="noAnswer">A question that took as long as this was not answered.</param>
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
