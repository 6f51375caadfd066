using System.Text;
using System.Text.Unicode;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>A line that a client has typed.</summary>
/// <param name="Query">The words to search for; null if there are none.</param>
/// <param name="Complaint">What is wrong with the line, in a sentence; null if nothing is.</param>
/// <param name="Ends">Whether the client wants to end the conversation.</param>
internal readonly record struct TypedLine(string? Query = null, string? Complaint = null, bool Ends = false)
{
    /// <summary>The longest line, in bytes. No name of a character has as many.</summary>
    public const int MaxLength = 1_024;

    private const byte TelnetCommand = 0xFF;
    private const byte EndOfText = 0x03; // Ctrl-C.
    private const byte EndOfTransmission = 0x04; // Ctrl-D.
    private const string Leave = "quit";

    /// <summary>The answer to a longer line.</summary>
    public static TypedLine TooLong { get; } = new(Complaint: $"That line has more than {MaxLength:N0} bytes: type a few words.");

    /// <summary>Reads a line, with or without its end.</summary>
    public static TypedLine Parse(ReadOnlySpan<byte> line)
    {
        // telnet(1) sends a command for Ctrl-C, and Ctrl-D as it is.
        if (line.IndexOfAny(TelnetCommand, EndOfText, EndOfTransmission) >= 0)
        {
            return new TypedLine(Ends: true);
        }

        var text = Utf8.IsValid(line) ? Encoding.UTF8.GetString(line).Trim() : "\0";
        if (text.Any(character => char.IsControl(character) && character != '\t'))
        {
            return new TypedLine(Complaint: "That is not text: type words of a name, such as 'chess black'.");
        }

        if (IsHttp(text))
        {
            return new TypedLine(Complaint: "This port is for telnet and nc. The server has another port for browsers.", Ends: true);
        }

        return text.Length == 0 ? default
            : text == Leave ? new TypedLine(Ends: true)
            : SearchWords.In(text).Count == 0 ? new TypedLine(Complaint: "There is no word in that: type words of a name, such as 'chess black'.")
            : new TypedLine(Query: text);
    }

    private static bool IsHttp(string text) => text.Split(' ') is [_, _, ['H', 'T', 'T', 'P', '/', ..]];
}
