using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>The part of a request line that the weather depends on.</summary>
internal static class RequestTarget
{
    /// <summary>Path and query as the client sent them, before any decoding: <c>/flags/br/br.gif?copy=3</c>.</summary>
    /// <returns>What was sent, or of it a part: clients of a proxy send a whole address, whose host is not part of the weather.</returns>
    public static string Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (target is ['/', ..] || scheme < 0)
        {
            return target;
        }

        var afterHost = target[(scheme + 3)..];
        var slash = afterHost.IndexOf('/');
        return slash < 0 ? "/" : afterHost[slash..];
    }
}
