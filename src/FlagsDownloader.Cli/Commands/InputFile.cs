using FlagsDownloader.Cli.Outputs;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Opens a file that the user names, or the standard input for <c>-</c>.</summary>
internal static class InputFile
{
    /// <summary>The name of the standard input.</summary>
    public const string StandardInput = "-";

    private const int Input = 0;

    /// <summary>Reads a file with a parser that throws <see cref="FormatException"/>.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="expected">What the file should be, for the error: <c>a list of addresses</c>.</param>
    /// <param name="read">Reads the whole of it.</param>
    /// <exception cref="UserErrorException">The file cannot be read, or is wrong.</exception>
    public static T Read<T>(string path, string expected, Func<Stream, string, T> read) => Open(path, expected, (stream, source) =>
    {
        using (stream)
        {
            return read(stream, source);
        }
    });

    /// <summary>Like <see cref="Read"/>, for a parser that takes over the stream, and may read it later.</summary>
    public static T Open<T>(string path, string expected, Func<Stream, string, T> open)
    {
        try
        {
            // Others may change it meanwhile: a list stays open for hours, and its reader recognises a change.
            var stream = path == StandardInput
                ? OpenStandardInput()
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return UserErrorException.Parse(() => open(stream, path == StandardInput ? "standard input" : path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UserErrorException($"cannot read '{path}': give {expected} ({exception.Message.TrimEnd('.')})");
        }
    }

    // Where it is closed, a pipe of the runtime has its number, and a read would never end.
    private static Stream OpenStandardInput() => OperatingSystem.IsWindows() || Descriptors.IsInherited(Input)
        ? Console.OpenStandardInput()
        : throw new IOException("the standard input is closed");
}
