namespace FlagsServer.Http;

/// <summary>Sends answers.</summary>
internal static class AnswerWriter
{
    /// <summary>The answer to this very request: 304 instead of a file that the client has.</summary>
    public static Answer For(this Answer answer, HttpRequest request) =>
        answer.ETag is { } etag && Conditions.Matches(request.Headers.IfNoneMatch, etag) ? answer.NotModified() : answer;

    /// <summary>Writes status, header fields and, except for HEAD, the body.</summary>
    public static async ValueTask WriteAsync(this Answer answer, HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Server = "flags-server";
        if (answer.ETag is not null)
        {
            response.Headers.ETag = answer.ETag;
        }

        if (answer.Allow is not null)
        {
            response.Headers.Allow = answer.Allow;
        }

        if (answer.ContentType is null)
        {
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(answer.Body);
        }
    }
}
