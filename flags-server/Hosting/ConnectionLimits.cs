using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FlagsServer.Hosting;

/// <summary>The limits of connections and of requests' headers. The README lists them under "Limits".</summary>
/// <remarks>
/// All are set here, also where Kestrel's default is the same, so that another version of it changes none. There is no limit on the
/// number of connections: clients that open thousands are what this server is for.
/// </remarks>
internal static class ConnectionLimits
{
    /// <summary>The length of a request line in bytes. Longer ones get 414.</summary>
    public const int MaxRequestLine = 8 << 10;

    /// <summary>The size of all header fields of a request in bytes. Larger ones get 431.</summary>
    public const int MaxHeaders = 32 << 10;

    /// <summary>The number of header fields of a request. More get 431.</summary>
    public const int MaxHeaderFields = 100;

    /// <summary>The size of a request's body in bytes. No address takes a body.</summary>
    public const int MaxBody = 1 << 16;

    /// <summary>The requests at once over one connection of HTTP/2: more than clients send, so that their bound is measured and not this one.</summary>
    public const int MaxStreams = 10_000;

    /// <summary>The time from the first byte of a request to the end of its header. Slower ones get 408, and the connection is closed.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The time without a request after which a connection is closed: a client's connections survive a pause between two runs.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(10);

    /// <summary>Sets them.</summary>
    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = MaxRequestLine;
        limits.MaxRequestHeadersTotalSize = MaxHeaders;
        limits.MaxRequestHeaderCount = MaxHeaderFields;
        limits.RequestHeadersTimeout = HeadersTimeout;
        limits.KeepAliveTimeout = KeepAlive;
        limits.MaxRequestBodySize = MaxBody;
        limits.Http2.MaxStreamsPerConnection = MaxStreams;
        // Clients may read slowly, which some lessons do on purpose.
        limits.MinResponseDataRate = null;
        limits.MinRequestBodyDataRate = null;
    }
}
