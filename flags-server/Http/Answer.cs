using System.Collections.Concurrent;
using System.Text;
using FlagsServer.Weather;
using Microsoft.AspNetCore.WebUtilities;

namespace FlagsServer.Http;

/// <summary>An answer with its bytes, made once and sent often.</summary>
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

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The media type, null without a body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>A strong validator: the hash of the body in quotes. Null for what is not a file.</summary>
    public string? ETag { get; init; }

    /// <summary>The methods allowed, for a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>Where else to ask, for a redirect.</summary>
    public string? Location { get; init; }

    /// <summary>When to come again, for who is refused.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>By how many bytes the header is to be larger than it need be.</summary>
    public int HeaderPadding { get; init; }

    /// <summary>A file, which has a validator.</summary>
    public static Answer File(string contentType, byte[] body) => new()
    {
        Status = StatusCodes.Status200OK,
        ContentType = contentType,
        Body = body,
        ETag = $"\"{Fnv1a.Hash(body):x16}\"",
    };

    /// <summary>A page or report, true for the moment.</summary>
    public static Answer Page(string contentType, byte[] body) => new()
    {
        Status = StatusCodes.Status200OK,
        ContentType = contentType,
        Body = body,
    };

    /// <summary>An error in one line of text.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="hint">What would have worked, or null.</param>
    public static Answer Error(int status, string? hint = null) => new()
    {
        Status = status,
        ContentType = PlainText,
        Body = Encoding.UTF8.GetBytes(
            $"{status} {ReasonPhrases.GetReasonPhrase(status)}{(hint is null ? "" : ": " + hint)}\n"),
    };

    /// <summary>The error of a status, made once for each.</summary>
    public static Answer OfStatus(int status) => ByStatus.GetOrAdd(status, static status => Error(status));

    /// <summary>405, for a method that the path does not take.</summary>
    /// <param name="allow">The methods it takes.</param>
    public static Answer MethodNotAllowed(string allow) =>
        Error(StatusCodes.Status405MethodNotAllowed, $"allowed here: {allow}") with { Allow = allow };

    /// <summary>The same for someone who has it already (RFC 9110, section 15.4.5): the validator without the body.</summary>
    public Answer NotModified() => new() { Status = StatusCodes.Status304NotModified, ETag = ETag };
}
