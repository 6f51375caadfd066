using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Writes the files of a comparison. An error of one does not prevent the others.</summary>
/// <param name="files">The open files.</param>
internal sealed class ExportFiles(OutputFiles files)
{
    /// <summary>Whether the reader of a file closed it, which is not a failure.</summary>
    public bool ReaderLeft { get; private set; }

    /// <summary>Writes the file of an option, if there is one. Returns whether nothing went wrong.</summary>
    public bool Write(string option, Action<Stream> write)
    {
        try
        {
            ReaderLeft |= files.Find(option) is { } file && !file.Write(write);
            return true;
        }
        catch (UserErrorException error)
        {
            WriteError(error.Message);
            return false;
        }
    }

    /// <summary>The same for text.</summary>
    public bool WriteText(string option, Action<TextWriter> write) => Write(option, file =>
    {
        using var output = new StreamWriter(file, leaveOpen: true);
        write(output);
    });

    /// <summary>Writes a message. It may contain text of others: a peer's last line, a contender's name.</summary>
    public static void WriteError(string line) => Console.Error.WriteLine(PrintableText.Line($"flags: {line}"));
}
