using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Tests.Progress;

/// <summary>An ordinary terminal, on which a bar can be drawn.</summary>
internal static class Terminal
{
    public static TerminalState Usual { get; } = new()
    {
        InputIsTerminal = true,
        OutputIsTerminal = true,
        ErrorIsTerminal = true,
        Term = "xterm-256color",
        NoColor = null,
        Ci = null,
        Columns = 80,
        Rows = 24,
        IsInForeground = true,
    };
}
