using System.Text;

namespace FlagsDownloader.Fuzzing.Chance;

/// <summary>Formats a failing case as C# for a test.</summary>
internal static class CSharpLiteral
{
    // A longer case is easier to repeat by its number than to read.
    private const int LongestShown = 700;

    /// <summary>A command line: <c>["download", "-m", "0"]</c>.</summary>
    public static string Of(IEnumerable<string> arguments) => $"[{string.Join(", ", arguments.Select(Of))}]";

    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text.Length <= LongestShown ? text : text[..LongestShown])
        {
            literal.Append(Of(character));
        }

        literal.Append('"');
        return text.Length <= LongestShown
            ? literal.ToString()
            : $"({literal} /* and {text.Length - LongestShown} more; see the number */)";
    }

    /// <summary>Bytes: <c>Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\n")</c>, each byte a character.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => $"Encoding.Latin1.GetBytes({Of(Encoding.Latin1.GetString(bytes))})";

    private static string Of(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\r' => "\\r",
        '\n' => "\\n",
        '\t' => "\\t",
        '\0' => "\\0",
        _ when char.IsAscii(character) && !char.IsControl(character) => character.ToString(),
        _ => $"\\u{(int)character:x4}",
    };
}
