using System.Text.Json;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>A file that is given to a comparison: saved runs to show, or a list of addresses to download.</summary>
/// <param name="Path">Its path, for messages.</param>
/// <param name="Content">Its bytes. A file is read once, because a pipe can be.</param>
public sealed record InputContent(string Path, byte[] Content)
{
    /// <summary>Beyond this, a file is not a document of this program, and would not fit into memory as one.</summary>
    internal const long MaxFileBytes = 512L * 1024 * 1024;

    // The first property of this program's documents is one of them, so that a document that was cut off is recognised as well.
    private static readonly string[] OfDocuments = ["schema_version", "kind", "program", "strategy", "outcomes"];

    /// <summary>Whether it has nothing but spaces and line ends.</summary>
    public bool IsBlank => SkipBlank(Content).IsEmpty;

    /// <summary>
    /// Whether it is a document, and not a list: JSON that does not begin like an object of a list, which has a <c>url</c>.
    /// </summary>
    public bool IsDocument { get; } = BeginsLikeDocument(Content);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file, or one line with what is wrong.</returns>
    public static (InputContent? File, string Complaint) Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, Complain(path, $"cannot be read: {exception.Message}"));
        }
    }

    /// <summary>Reads a stream. One with a length is read up to it, because a device may have no end.</summary>
    /// <param name="stream">The stream; stays open.</param>
    /// <param name="path">Its name in messages.</param>
    /// <returns>The content, or one line with what is wrong.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (InputContent? File, string Complaint) Read(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadBounded(stream) is { } content
            ? (new InputContent(path, content), "")
            : (null, Complain(path, "is too large"));
    }

    internal static string Complain(string path, string complaint) => PrintableText.Line($"'{path}' {complaint}".TrimEnd('.'));

    private static byte[]? ReadBounded(Stream stream)
    {
        if (stream.CanSeek)
        {
            if (stream.Length > MaxFileBytes)
            {
                return null;
            }

            var content = new byte[stream.Length];
            return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
        }

        using var all = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            all.Write(part, 0, read);
            if (all.Length > MaxFileBytes)
            {
                return null;
            }
        }

        return all.ToArray();
    }

    private static ReadOnlySpan<byte> SkipBlank(ReadOnlySpan<byte> content) =>
        (content.StartsWith("\uFEFF"u8) ? content["\uFEFF"u8.Length..] : content).TrimStart(" \t\r\n"u8);

    private static bool BeginsLikeDocument(ReadOnlySpan<byte> content)
    {
        var text = SkipBlank(content);
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'['))
        {
            return text.IsEmpty;
        }

        try
        {
            var json = new Utf8JsonReader(text, isFinalBlock: false, state: default);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
                {
                    if (json.ValueTextEquals("url"u8))
                    {
                        return false;
                    }

                    if (IsOfDocument(json))
                    {
                        return true;
                    }
                }
                else if (json.TokenType == JsonTokenType.EndObject && json.CurrentDepth == 0)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // The document's error says where.
        }

        return true;
    }

    private static bool IsOfDocument(Utf8JsonReader json)
    {
        foreach (var name in OfDocuments)
        {
            if (json.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
