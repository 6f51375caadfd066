using System.Buffers;
using Microsoft.Net.Http.Headers;

namespace FlagsServer.Http;

/// <summary>Sends answers.</summary>
internal static class AnswerWriter
{
    /// <summary>The size of a field of the padding. Clients may limit single fields.</summary>
    private const int PaddingField = 1024;

    /// <summary>The answer to a request: 304 instead of a file that the client has.</summary>
    public static Answer For(this Answer answer, HttpRequest request) =>
        answer.ETag is { } etag && ConditionalRequest.Matches(request.Headers.IfNoneMatch, etag) ? answer.NotModified() : answer;

    /// <summary>Writes status, header fields and, except for HEAD, the body.</summary>
    public static async ValueTask WriteAsync(this Answer answer, HttpContext context)
    {
        answer.WriteHeader(context.Response);
        if (answer.BodyFor(context.Request) is { IsEmpty: false } body)
        {
            await context.Response.BodyWriter.WriteAsync(body);
        }
    }

    /// <summary>Writes the same, but sends nothing before the connection's output is flushed.</summary>
    public static async ValueTask WriteWithoutFlushAsync(this Answer answer, HttpContext context)
    {
        answer.WriteHeader(context.Response);
        await context.Response.StartAsync();
        context.Response.BodyWriter.Write(answer.BodyFor(context.Request).Span);
    }

    /// <summary>Writes the same, with the body in parts and throttled.</summary>
    /// <returns>The number of bytes of the body that were sent: fewer than it has when the client closed the connection.</returns>
    public static async ValueTask<long> WriteAsync(this Answer answer, HttpContext context, Throttle throttle)
    {
        answer.WriteHeader(context.Response);
        // The header is sent at once: a throttled body does not delay it.
        await context.Response.BodyWriter.FlushAsync();
        return await WriteBodyAsync(context, answer.BodyFor(context.Request), throttle);
    }

    /// <summary>Writes a body, or a part of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="throttle">The body's throttle, if any.</param>
    /// <returns>The number of bytes that were sent: fewer when the client closed the connection.</returns>
    public static async ValueTask<int> WriteBodyAsync(HttpContext context, ReadOnlyMemory<byte> body, Throttle? throttle)
    {
        var cancellationToken = context.RequestAborted;
        var sent = 0;
        while (sent < body.Length)
        {
            var part = body.Slice(sent, Math.Min(throttle?.Part ?? body.Length, body.Length - sent));
            if (throttle is not null && !await throttle.TakeAsync(part.Length, cancellationToken))
            {
                break;
            }

            // No token, because it would throw; Kestrel drops what is written to a closed connection.
            await context.Response.BodyWriter.WriteAsync(part);
            sent += part.Length;
        }

        return sent;
    }

    /// <summary>The body to send.</summary>
    public static ReadOnlyMemory<byte> BodyFor(this Answer answer, HttpRequest request) =>
        HttpMethods.IsHead(request.Method) ? default : answer.Body;

    /// <summary>Visits the header fields of an answer, without those for the framing of its body. No objects are created for most answers.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="target">What the fields are added to.</param>
    /// <param name="add">Adds the name and the value of a field.</param>
    public static void VisitFields<T>(this Answer answer, T target, Action<T, string, string> add)
    {
        add(target, HeaderNames.Server, "flags-server");
        AddIfSet(HeaderNames.ContentType, answer.ContentType);
        AddIfSet(HeaderNames.ETag, answer.ETag);
        AddIfSet(HeaderNames.Allow, answer.Allow);
        AddIfSet(HeaderNames.Location, answer.Location);
        AddIfSet(HeaderNames.RetryAfter, answer.RetryAfter);
        for (var left = answer.HeaderPadding; left > 0; left -= PaddingField)
        {
            var name = $"X-Padding-{left}";
            var value = Math.Min(left, PaddingField) - name.Length - ": \r\n".Length;
            add(target, name, new string('x', Math.Max(value, 1)));
        }

        void AddIfSet(string name, string? value)
        {
            if (value is not null)
            {
                add(target, name, value);
            }
        }
    }

    /// <summary>Sets the status and the header fields.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="response">The response.</param>
    /// <param name="contentLength">The length of a body, which may be wrong; null for none.</param>
    public static void WriteHeader(this Answer answer, HttpResponse response, long? contentLength)
    {
        response.StatusCode = answer.Status;
        answer.VisitFields(response.Headers, static (headers, name, value) => headers[name] = value);

        if (answer.ContentType is not null)
        {
            response.ContentLength = contentLength;
        }
    }

    private static void WriteHeader(this Answer answer, HttpResponse response) => answer.WriteHeader(response, answer.Body.Length);
}
