namespace FlagsDownloader.Cli.Terminals;

/// <summary>Decides what standard output supports.</summary>
internal static class OutputModes
{
    private static readonly Lazy<OutputMode> OfThisProcess = new(() => Resolve(TerminalState.Read()));

    /// <summary>The mode of this process's standard output. It is decided once.</summary>
    public static OutputMode Current => OfThisProcess.Value;

    /// <summary>Decides the mode from the state of the terminal.</summary>
    public static OutputMode Resolve(TerminalState terminal) =>
        !terminal.OutputIsTerminal || !KnowsControlCodes(terminal.Term) ? OutputMode.Plain
        : string.IsNullOrEmpty(terminal.NoColor) ? OutputMode.Styled
        : OutputMode.InPlace;

    /// <summary>Whether a terminal of this name understands control codes. One without a name, or a dumb one, may print them.</summary>
    public static bool KnowsControlCodes(string? term) => !string.IsNullOrEmpty(term) && term is not "dumb";
}
