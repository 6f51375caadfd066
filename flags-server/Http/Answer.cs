using System.Collections.Concurrent;
using System.Text;
using FlagsServer.FaultInjection;
using Microsoft.AspNetCore.WebUtilities;

namespace FlagsServer.Http;

/// <summary>An answer with its bytes, which is created once and sent often.</summary>
internal sealed record Answer
{
    private static readonly ConcurrentDictionary<int, Answer> ByStatus = new();

    private const string PlainText = "text/plain; charset=utf-8";

    /// <summary>404 for a path under <c>/flags/</c>.</summary>
    public static readonly Answer NoFlag = Error(
        StatusCodes.Status404NotFound, "no flag here; flags are at /flags/br/br.gif, their names at /flags/br/metadata.json");

    /// <summary>404 for any other path.</summary>
    public static readonly Answer NoPage = Error(
        StatusCodes.Status404NotFound, "nothing here; there are /flags/br/br.gif, /stats, /health and /");

    /// <summary>404 for an address that a recording does not have.</summary>
    public static readonly Answer NotRecorded = Error(
        StatusCodes.Status404NotFound, "the recording has no such address; --list FILE writes those that it has");

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The media type, null without a body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>A strong validator: the hash of the body in quotes. Null for answers that are not files.</summary>
    public string? ETag { get; init; }

    /// <summary>The methods allowed, for a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>The address of a redirect.</summary>
    public string? Location { get; init; }

    /// <summary>When the client may try again.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The additional size of the header in bytes.</summary>
    public int HeaderPadding { get; init; }

    /// <summary>A file, which has a validator.</summary>
    public static Answer File(string contentType, byte[] body) => new()
    {
        Status = StatusCodes.Status200OK,
        ContentType = contentType,
        Body = body,
        ETag = $"\"{Fnv1a.Hash(body):x16}\"",
    };

    /// <summary>A page or a report, which describes this moment.</summary>
    public static Answer Page(string contentType, byte[] body) => new()
    {
        Status = StatusCodes.Status200OK,
        ContentType = contentType,
        Body = body,
    };

    /// <summary>An error in one line of text.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="hint">What to do instead, or null.</param>
    public static Answer Error(int status, string? hint = null) => new()
    {
        Status = status,
        ContentType = PlainText,
        Body = Encoding.UTF8.GetBytes(
            $"{status} {ReasonPhrases.GetReasonPhrase(status)}{(hint is null ? "" : ": " + hint)}\n"),
    };

    /// <summary>The answer of a status other than 200, created once for each. Some statuses have no body (RFC 9110, section 6.4.1).</summary>
    public static Answer FromStatus(int status) => ByStatus.GetOrAdd(status, static status =>
        status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified
            ? new() { Status = status }
            : Error(status));

    /// <summary>405, for a method that the path does not take.</summary>
    /// <param name="allow">The methods it takes.</param>
    public static Answer MethodNotAllowed(string allow) =>
        Error(StatusCodes.Status405MethodNotAllowed, $"allowed here: {allow}") with { Allow = allow };

    /// <summary>The answer to a client that has the file already (RFC 9110, section 15.4.5): the validator without the body.</summary>
    public Answer NotModified() => new() { Status = StatusCodes.Status304NotModified, ETag = ETag };
}
