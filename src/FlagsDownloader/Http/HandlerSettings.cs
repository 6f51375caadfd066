using System.Net;

namespace FlagsDownloader.Http;

/// <summary>Every setting of the HTTP handler, in one place.</summary>
internal static class HandlerSettings
{
    public static string UserAgent { get; } =
        $"flags/{typeof(HandlerSettings).Assembly.GetName().Version?.ToString(3)}";

    /// <param name="options">The client's.</param>
    /// <param name="connector">Opens the connections.</param>
    /// <param name="connections">Watches them.</param>
    /// <param name="isPooled">Whether a connection is kept for a further request. False means a fresh one for each.</param>
    public static SocketsHttpHandler Create(
        FlagClientOptions options, HappyEyeballsConnector connector, PersistentConnections connections, bool isPooled) => new()
        {
            // The downloader limits the concurrent requests. A limit here would apply without notice.
            MaxConnectionsPerServer = int.MaxValue,
            PooledConnectionLifetime = isPooled ? FlagClientDefaults.PooledConnectionLifetime : TimeSpan.Zero,
            ConnectTimeout = options.AttemptTimeout,
            ConnectCallback = connector.ConnectAsync,
            // A connection of HTTP/2 carries requests at the same time, which this cannot tell apart.
            PlaintextStreamFilter = options.IsHttp2 ? null : (context, _) => connections.WatchAsync(context, isPooled),
            RequestHeaderEncodingSelector = options.IsHttp2 ? Exchange.RecordHeader : null,
            // With one connection, requests beyond the server's limit of streams would wait without notice.
            EnableMultipleHttp2Connections = true,
            // A connection whose server is gone without notice takes all further attempts with it.
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = PingTimeFor(options),
            KeepAlivePingTimeout = PingTimeFor(options),
            UseProxy = options.UseProxy,
            Proxy = options.UseProxy ? new SystemProxy() : null,
            SslOptions = TlsSettings.Create(options),
            UseCookies = false,
            // HostStrategy follows redirects: each passes the rate limiter of its own host, and a refusal has a cause.
            AllowAutoRedirect = false,
            MaxResponseHeadersLength = options.IsHttp2 ? FlagClientDefaults.MaxHttp2HeaderKibibytes : FlagClientDefaults.MaxHeaderKibibytes,
            // For so long the handler reads a response that is not needed, to keep the connection. A blocking read that times out
            // or is cancelled ends no sooner. This is long enough for the text of a 404 that comes in a second packet.
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(50),
            // Flags are compressed already, and Content-Length has to be the size of the file.
            AutomaticDecompression = DecompressionMethods.None,
            // Traces end here (FetchTelemetry): a server of files has no use for a header of one.
            ActivityHeadersPropagator = null,
        };

    // Silence and the wait for the answer to a PING are together no longer than an attempt, where the handler's minimum of 1 s allows.
    private static TimeSpan PingTimeFor(FlagClientOptions options) =>
        TimeSpan.FromTicks(Math.Max(options.AttemptTimeout.Ticks / 2, TimeSpan.TicksPerSecond));
}
