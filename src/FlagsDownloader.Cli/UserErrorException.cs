namespace FlagsDownloader.Cli;

/// <summary>Something the user can mend: one line on stderr that says what to type or do, and an exit code; no stack trace.</summary>
internal sealed class UserErrorException(string message, ExitCode exitCode = ExitCode.Usage) : Exception(message)
{
    public ExitCode ExitCode { get; } = exitCode;
}
