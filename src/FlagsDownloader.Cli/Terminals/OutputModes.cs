namespace FlagsDownloader.Cli.Terminals;

/// <summary>Decides what standard output can take.</summary>
internal static class OutputModes
{
    private static readonly Lazy<OutputMode> OfThisProcess = new(() => Resolve(TerminalState.Read()));

    /// <summary>The mode of this process's standard output, decided once.</summary>
    public static OutputMode Current => OfThisProcess.Value;

    /// <summary>The mode of a standard output.</summary>
    public static OutputMode Resolve(TerminalState terminal) =>
        !terminal.OutputIsTerminal || !KnowsControlCodes(terminal.Term) ? OutputMode.Plain
        : string.IsNullOrEmpty(terminal.NoColor) ? OutputMode.Styled
        : OutputMode.InPlace;

    /// <summary>Whether a terminal of this name understands control codes: one without a name, or a dumb one, may print them.</summary>
    public static bool KnowsControlCodes(string? term) => !string.IsNullOrEmpty(term) && term is not "dumb";
}
