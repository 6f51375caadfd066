using System.Globalization;

namespace FlagsDownloader.Testing;

/// <summary>Content with a validator, of which a client may ask for the rest (RFC 9110, section 14.2).</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Headers">The headers that name its version: <c>ETag: "a"</c>. Default: none.</param>
internal sealed record VersionedContent(byte[] Bytes, params string[] Headers)
{
    /// <summary>The content, or the rest of it where the request proves that it has the beginning.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cutAfter">So many bytes of the answer are sent before the connection ends. Default: all.</param>
    public ScriptedAnswer Answer(ScriptedRequest request, int cutAfter = int.MaxValue) => Answer(request, (conversation, part) =>
    {
        conversation.Send(part[..Math.Min(cutAfter, part.Length)]);
        if (cutAfter < part.Length)
        {
            conversation.Close();
        }
    });

    /// <inheritdoc cref="Answer(ScriptedRequest, int)"/>
    /// <param name="request">The request.</param>
    /// <param name="send">Sends the content, or the rest of it, after the headers.</param>
    public ScriptedAnswer Answer(ScriptedRequest request, Action<ScriptedConversation, byte[]> send)
    {
        var offset = request.Header("Range") is { } range && IsThisVersion(request.Header("If-Range"))
            ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture)
            : 0;
        if (offset >= Bytes.Length)
        {
            return ScriptedAnswer.Status(416, "Range Not Satisfiable", $"Content-Range: bytes */{Bytes.Length}");
        }

        var part = Bytes[offset..];
        string[] headers = offset == 0 ? Headers : [.. Headers, $"Content-Range: bytes {offset}-{Bytes.Length - 1}/{Bytes.Length}"];
        return new ScriptedAnswer(conversation =>
        {
            conversation.Send(
                $"HTTP/1.1 {(offset == 0 ? "200 OK" : "206 Partial Content")}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: {part.Length}\r\n\r\n");
            send(conversation, part);
        });
    }

    private bool IsThisVersion(string? validator) =>
        validator is not null && Headers.Any(header => header.EndsWith($": {validator}", StringComparison.Ordinal));
}
