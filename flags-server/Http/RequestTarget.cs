using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>The part of a request line that the weather depends on.</summary>
internal static class RequestTarget
{
    /// <summary>Path and query as the client sent them, before any decoding: <c>/flags/br/br.gif?copy=3</c>.</summary>
    /// <returns>A slice of what was sent: clients of a proxy send a whole address, whose host is not part of the weather.</returns>
    public static ReadOnlySpan<char> Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        var scheme = target.IndexOf("://");
        if (target is ['/', ..] || scheme < 0)
        {
            return target;
        }

        var afterHost = target[(scheme + 3)..];
        var slash = afterHost.IndexOf('/');
        return slash < 0 ? "/" : afterHost[slash..];
    }
}
