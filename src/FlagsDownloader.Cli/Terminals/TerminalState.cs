using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Terminals;

/// <summary>The state that decides how output looks: the standard streams, the environment, the window, the job control.</summary>
internal sealed partial record TerminalState
{
    private const int StandardInput = 0;

    /// <summary>Whether stdin is a terminal.</summary>
    public required bool InputIsTerminal { get; init; }

    /// <summary>Whether stdout is a terminal.</summary>
    public required bool OutputIsTerminal { get; init; }

    /// <summary>Whether stderr is a terminal.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>The environment variable TERM; null where it is not set.</summary>
    public required string? Term { get; init; }

    /// <summary>The environment variable NO_COLOR; null where it is not set.</summary>
    public required string? NoColor { get; init; }

    /// <summary>The environment variable CI; null where it is not set.</summary>
    public required string? Ci { get; init; }

    /// <summary>The columns of the terminal behind stdout; 0 where they are not known.</summary>
    public required int Columns { get; init; }

    /// <summary>The rows of the terminal behind stdout; 0 where they are not known.</summary>
    public required int Rows { get; init; }

    /// <summary>Whether the process may read from its terminal. The system stops a background process that tries.</summary>
    public required bool IsInForeground { get; init; }

    /// <summary>Reads the present state. Only the window and the foreground can change while the program runs.</summary>
    public static TerminalState Read()
    {
        var (columns, rows) = TerminalSize.OfStandardOutput();
        return new TerminalState
        {
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Term = Environment.GetEnvironmentVariable("TERM"),
            NoColor = Environment.GetEnvironmentVariable("NO_COLOR"),
            Ci = Environment.GetEnvironmentVariable("CI"),
            Columns = columns,
            Rows = rows,
            // If the terminal does not control this process, the call returns -1, which is not the number of a group.
            IsInForeground = OperatingSystem.IsWindows() || ForegroundGroup(StandardInput) == OwnGroup(),
        };
    }

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    private static partial int ForegroundGroup(int descriptor);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int OwnGroup();
}
