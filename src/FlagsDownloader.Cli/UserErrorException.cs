namespace FlagsDownloader.Cli;

/// <summary>Something the user can mend: one line on stderr that says what to type or do, and an exit code; no stack trace.</summary>
internal sealed class UserErrorException(string message, ExitCode exitCode = ExitCode.Usage) : Exception(message)
{
    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>Reads what the user wrote; what the reader has to say against it becomes a usage error.</summary>
    public static T Unless<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new UserErrorException(exception.Message.TrimEnd('.'));
        }
    }
}
