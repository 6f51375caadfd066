using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace FlagsServer.Http;

/// <summary>An answer that violates HTTP, as bytes.</summary>
/// <param name="Head">Status line and header fields, with the empty line unless the fault omits it.</param>
/// <param name="Body">The part of the body that is sent.</param>
/// <param name="Ending">The end of the connection.</param>
internal sealed record RawAnswer(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body, RawEnding Ending)
{
    /// <summary>The body as a chunk (RFC 9112, section 7.1), each time it is sent.</summary>
    public bool Chunked { get; init; }

    /// <summary>No bytes, and an ending.</summary>
    public static RawAnswer Nothing(RawEnding ending) => new(default, default, ending);

    /// <summary>A head as the server would write it, except for the framing of the body.</summary>
    /// <param name="answer">The answer that the head describes.</param>
    /// <param name="serverTiming">The field of that name.</param>
    /// <param name="now">For the field Date.</param>
    /// <param name="contentLength">The value of Content-Length; null for a chunked body.</param>
    public static byte[] CreateHead(Answer answer, string serverTiming, DateTimeOffset now, long? contentLength)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}\r\n");
        answer.VisitFields(head, static (head, name, value) => head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n"));

        head.Append(CultureInfo.InvariantCulture, $"Date: {now:R}\r\nServer-Timing: {serverTiming}\r\n");
        if (answer.ContentType is not null)
        {
            head.Append(contentLength is { } length
                ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n")
                : "Transfer-Encoding: chunked\r\n");
        }

        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }
}
