namespace FlagsDownloader.Cli;

/// <summary>An error that the user can correct: one line on stderr that says what to type or do, and an exit code; no stack trace.</summary>
internal sealed class UserErrorException(string message, ExitCode exitCode = ExitCode.Usage) : Exception(message)
{
    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>Parses the user's text; a <see cref="FormatException"/> of the parser becomes a usage error.</summary>
    public static T Parse<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException exception)
        {
            throw new UserErrorException(exception.Message.TrimEnd('.'));
        }
    }
}
