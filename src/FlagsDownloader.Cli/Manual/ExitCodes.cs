namespace FlagsDownloader.Cli.Manual;

/// <summary>What each exit code means, in the words of help and manual.</summary>
internal static class ExitCodes
{
    public static IReadOnlyList<(ExitCode Code, string Meaning)> All { get; } =
    [
        (ExitCode.Success, "No errors; a flag that the server does not have is none."),
        (ExitCode.Failed, "Some downloads failed, or the work could not be begun."),
        (ExitCode.Usage, "The command line makes no sense; a line says what to type."),
        (ExitCode.AssertionBroken, "An assertion of 'flags compare' does not hold."),
        (ExitCode.Interrupted, "Interrupted by Ctrl-C."),
        (ExitCode.OutputClosed, "Nobody reads the output any more."),
    ];
}
