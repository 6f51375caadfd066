using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace FlagsServer.Http;

/// <summary>Sends answers.</summary>
internal static class AnswerWriter
{
    /// <summary>A field of the padding: short enough for who limits single fields.</summary>
    private const int PaddingField = 1024;

    /// <summary>The answer to this very request: 304 instead of a file that the client has.</summary>
    public static Answer For(this Answer answer, HttpRequest request) =>
        answer.ETag is { } etag && Conditions.Matches(request.Headers.IfNoneMatch, etag) ? answer.NotModified() : answer;

    /// <summary>Writes status, header fields and, except for HEAD, the body.</summary>
    public static async ValueTask WriteAsync(this Answer answer, HttpContext context)
    {
        answer.WriteHeader(context.Response);
        if (answer.BodyFor(context.Request) is { IsEmpty: false } body)
        {
            await context.Response.BodyWriter.WriteAsync(body);
        }
    }

    /// <summary>The same, but nothing is sent before the connection's output is flushed.</summary>
    public static async ValueTask WriteWithoutFlushAsync(this Answer answer, HttpContext context)
    {
        answer.WriteHeader(context.Response);
        await context.Response.StartAsync();
        context.Response.BodyWriter.Write(answer.BodyFor(context.Request).Span);
    }

    /// <summary>The same as <see cref="WriteAsync(Answer, HttpContext)"/>, the body in parts at the pace of some lines.</summary>
    /// <returns>How many bytes of the body were sent: fewer than it has when the client left.</returns>
    public static async ValueTask<long> WriteAsync(this Answer answer, HttpContext context, Pace pace)
    {
        answer.WriteHeader(context.Response);
        var gone = context.RequestAborted;
        var body = answer.BodyFor(context.Request);
        var sent = 0;
        // Here and below without the token, which would throw: what is written to a connection that is gone, Kestrel drops.
        // The header at once: a slow line does not make a client wait for what fits into its first packet.
        await context.Response.BodyWriter.FlushAsync();
        while (sent < body.Length)
        {
            var part = body.Slice(sent, Math.Min(pace.Part, body.Length - sent));
            if (!await pace.TakeAsync(part.Length, gone))
            {
                break;
            }

            await context.Response.BodyWriter.WriteAsync(part);
            sent += part.Length;
        }

        return sent;
    }

    /// <summary>What is sent as the body.</summary>
    public static ReadOnlyMemory<byte> BodyFor(this Answer answer, HttpRequest request) =>
        HttpMethods.IsHead(request.Method) ? default : answer.Body;

    /// <summary>The header fields that describe an answer, but not how its body is framed.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(this Answer answer)
    {
        yield return (HeaderNames.Server, "flags-server");
        if (answer.ContentType is { } type)
        {
            yield return (HeaderNames.ContentType, type);
        }

        if (answer.ETag is { } etag)
        {
            yield return (HeaderNames.ETag, etag);
        }

        if (answer.Allow is { } allow)
        {
            yield return (HeaderNames.Allow, allow);
        }

        if (answer.Location is { } location)
        {
            yield return (HeaderNames.Location, location);
        }

        if (answer.RetryAfter is { } retryAfter)
        {
            yield return (HeaderNames.RetryAfter, retryAfter);
        }

        for (var left = answer.HeaderPadding; left > 0; left -= PaddingField)
        {
            var name = $"X-Padding-{left}";
            var value = Math.Min(left, PaddingField) - name.Length - ": \r\n".Length;
            yield return (name, new string('x', Math.Max(value, 1)));
        }
    }

    private static void WriteHeader(this Answer answer, HttpResponse response)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Fields())
        {
            response.Headers[name] = value;
        }

        if (answer.ContentType is not null)
        {
            response.ContentLength = answer.Body.Length;
        }
    }
}
