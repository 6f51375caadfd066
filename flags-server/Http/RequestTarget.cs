using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>The part of a request line that delays and faults depend on.</summary>
internal static class RequestTarget
{
    /// <summary>Path and query as the client sent them, before any decoding: <c>/flags/br/br.gif?copy=3</c>.</summary>
    /// <returns>The target. Clients of a proxy send a whole address; its scheme and host are left out.</returns>
    public static string From(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target is ['/', ..] || target.IndexOf("://", StringComparison.Ordinal) is not (>= 0 and var scheme))
        {
            return target;
        }

        var afterHost = target[(scheme + 3)..];
        var slash = afterHost.IndexOf('/');
        return slash < 0 ? "/" : afterHost[slash..];
    }
}
