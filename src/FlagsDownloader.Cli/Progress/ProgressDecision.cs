using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Progress;

/// <summary>How progress is shown, and what to tell a user who asked for something else.</summary>
/// <param name="Mode">How.</param>
/// <param name="Complaint">Why there is no bar although one was asked for; null where there is nothing to say.</param>
internal sealed record ProgressDecision(ProgressMode Mode, string? Complaint = null)
{
    /// <summary>The fewest columns for a bar: in fewer the package that draws it throws, or its text says nothing.</summary>
    public const int MinColumns = 40;

    /// <summary>The fewest rows for a bar: two of `compare`, one below them, and some of what was there before.</summary>
    public const int MinRows = 8;

    /// <summary>Decides.</summary>
    /// <param name="choice">What was asked for with --progress.</param>
    /// <param name="verbose">Whether a line for each flag was asked for.</param>
    /// <param name="silent">Whether the run shows nothing unless --progress asks for it.</param>
    /// <param name="terminal">How the standard streams and the environment are.</param>
    public static ProgressDecision Make(ProgressChoice choice, bool verbose, bool silent, TerminalState terminal)
    {
        if (verbose)
        {
            return new(ProgressMode.Verbose);
        }

        if (choice == ProgressChoice.None || (choice == ProgressChoice.Auto && silent))
        {
            return new(ProgressMode.None);
        }

        if (choice == ProgressChoice.Lines)
        {
            return new(ProgressMode.Lines);
        }

        var obstacle = ObstacleToBar(terminal) ?? (choice == ProgressChoice.Auto && IsSet(terminal.Ci) ? "CI is set" : null);
        return obstacle is null ? new(ProgressMode.Bar)
            : choice == ProgressChoice.Bar ? new(ProgressMode.Lines, $"no bar, lines instead: {obstacle}")
            : new(ProgressMode.Lines);
    }

    /// <summary>Why no bar can be drawn; null where one can.</summary>
    /// <remarks>
    /// The package writes to standard output alone, and asks the terminal where the cursor is, which answers on standard input.
    /// </remarks>
    public static string? ObstacleToBar(TerminalState terminal) =>
        !terminal.InputIsTerminal ? "standard input is not a terminal"
        : !terminal.OutputIsTerminal ? "standard output is not a terminal"
        : !terminal.ErrorIsTerminal ? "standard error is not a terminal"
        : string.IsNullOrEmpty(terminal.Term) ? "TERM is not set"
        : !OutputModes.KnowsControlCodes(terminal.Term) ? $"TERM is {terminal.Term}"
        : terminal.Columns < MinColumns || terminal.Rows < MinRows
            ? $"the window has {terminal.Columns} x {terminal.Rows} characters, and a bar needs {MinColumns} x {MinRows}"
        : !terminal.IsInForeground ? "flags runs in the background"
        : null;

    // As most programs read it: CI=false says that there is none.
    private static bool IsSet(string? ci) =>
        !string.IsNullOrEmpty(ci) && ci is not "0" && !ci.Equals("false", StringComparison.OrdinalIgnoreCase);
}
