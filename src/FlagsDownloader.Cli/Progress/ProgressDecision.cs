using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Progress;

/// <summary>How progress is shown, and why it differs from the user's choice.</summary>
/// <param name="Mode">The way to show it.</param>
/// <param name="Complaint">The reason why a bar that was asked for is not drawn; null otherwise.</param>
internal sealed record ProgressDecision(ProgressMode Mode, string? Complaint = null)
{
    /// <summary>The minimum of columns for a bar. In fewer, the package that draws it throws, or cuts its text off.</summary>
    public const int MinColumns = 40;

    /// <summary>The minimum of rows for a bar: two rows of `compare`, one below them, and some earlier output.</summary>
    public const int MinRows = 8;

    /// <summary>Decides how to show progress.</summary>
    /// <param name="choice">The value of --progress.</param>
    /// <param name="verbose">Whether a line for each flag was asked for.</param>
    /// <param name="silent">Whether the run shows nothing unless --progress asks for it.</param>
    /// <param name="terminal">The state of the standard streams and the environment.</param>
    public static ProgressDecision Create(ProgressChoice choice, bool verbose, bool silent, TerminalState terminal)
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

    /// <summary>The reason why no bar can be drawn; null if one can.</summary>
    /// <remarks>
    /// The package writes only to standard output. It asks the terminal for the position of the cursor, and the terminal answers on
    /// standard input.
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

    // As in most programs, CI=false means that it is not set.
    private static bool IsSet(string? ci) =>
        !string.IsNullOrEmpty(ci) && ci is not "0" && !ci.Equals("false", StringComparison.OrdinalIgnoreCase);
}
