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
            PlaintextStreamFilter = (context, _) => connections.WatchAsync(context, isPooled),
            UseProxy = options.UseProxy,
            Proxy = options.UseProxy ? new SystemProxy() : null,
            SslOptions = TlsSettings.Create(options),
            UseCookies = false,
            // HostStrategy follows redirects: each passes the rate limiter of its own host, and a refusal has a cause.
            AllowAutoRedirect = false,
            MaxResponseHeadersLength = FlagClientDefaults.MaxHeaderKibibytes,
            // For so long the handler reads a response that is not needed, to keep the connection. A blocking read that times out
            // or is cancelled ends no sooner. This is long enough for the text of a 404 that comes in a second packet.
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(50),
            // Flags are compressed already, and Content-Length has to be the size of the file.
            AutomaticDecompression = DecompressionMethods.None,
            // Traces end here (FetchTelemetry): a server of files has no use for a header of one.
            ActivityHeadersPropagator = null,
        };
}
