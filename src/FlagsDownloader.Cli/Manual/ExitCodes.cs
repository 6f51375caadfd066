namespace FlagsDownloader.Cli.Manual;

/// <summary>The meaning of each exit code, for help and manual.</summary>
internal static class ExitCodes
{
    public static IReadOnlyList<(ExitCode Code, string Meaning)> All { get; } =
    [
        (ExitCode.Success, "No errors. A flag that the server does not have is not an error."),
        (ExitCode.Failed, "Some downloads failed, or the work could not begin."),
        (ExitCode.Usage, "The command line is wrong. A line says what to type."),
        (ExitCode.AssertionBroken, "An assertion of 'flags compare' does not hold."),
        (ExitCode.Interrupted, "Interrupted by Ctrl-C."),
        (ExitCode.OutputClosed, "The reader of the output has closed it."),
    ];
}
