namespace FlagsDownloader.Items;

/// <summary>A header that a request carries besides the client's own. Its value may be a secret, and is never shown.</summary>
/// <param name="Name">A token, such as <c>Authorization</c>; not one that the client sets itself.</param>
/// <param name="Value">Printable ASCII characters and spaces. It may be empty. Spaces and tabs around it are dropped.</param>
/// <exception cref="FormatException">The name or the value is refused. The message does not show the value.</exception>
public sealed partial record RequestHeader(string Name, string Value)
{
    /// <summary>The name, as it was written. Servers ignore its case.</summary>
    public string Name { get; } = CheckName(Name);

    /// <summary>The value.</summary>
    public string Value { get; } = CheckValue(Name, Value);

    /// <summary>Reads <c>NAME:VALUE</c>, with or without spaces after the colon.</summary>
    /// <exception cref="FormatException">
    /// There is no colon, or the name or the value is refused. The message does not show the value.
    /// </exception>
    public static RequestHeader Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // The text is not shown: without a colon, all of it may be a secret.
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? throw new FormatException("a header has no colon: write NAME:VALUE, such as Accept:image/gif.")
            : new RequestHeader(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>
    /// Reads headers from UTF-8 text, one a line, as they are asked for. Blank lines are skipped, and those that begin with <c>#</c>.
    /// </summary>
    /// <param name="stream">The text. It stays open.</param>
    /// <param name="source">The name of the text in errors, such as the path of a file.</param>
    /// <exception cref="FormatException">A line is not a header. The message names the line and does not show the value.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static IEnumerable<RequestHeader> ReadFile(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return ReadLines(new LineReader(stream), source);
    }

    /// <summary>The name, without the value.</summary>
    public override string ToString() => $"{Name}: (value not shown)";

    private static IEnumerable<RequestHeader> ReadLines(LineReader lines, string source)
    {
        while (ReadNext(lines, source) is { } header)
        {
            yield return header;
        }
    }

    private static RequestHeader? ReadNext(LineReader lines, string source)
    {
        try
        {
            while (lines.Read(out var line))
            {
                if (!LineReader.IsComment(line))
                {
                    return Parse(LineReader.Decode(line));
                }
            }

            return null;
        }
        catch (FormatException exception)
        {
            throw new FormatException(LineReader.Locate(source, lines.Line, exception.Message), exception);
        }
    }
}
