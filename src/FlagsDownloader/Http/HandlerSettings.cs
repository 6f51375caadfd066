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
            // The bound on concurrent requests is the downloader's. A limit here would cap it without a word.
            MaxConnectionsPerServer = int.MaxValue,
            PooledConnectionLifetime = isPooled ? FlagClientDefaults.PooledConnectionLifetime : TimeSpan.Zero,
            ConnectTimeout = options.AttemptTimeout,
            ConnectCallback = connector.ConnectAsync,
            PlaintextStreamFilter = (context, _) => connections.WatchAsync(context, isPooled),
            UseProxy = options.UseProxy,
            UseCookies = false,
            // Redirects are followed here, not by the handler: each passes its own host's rate limiter, and what is refused has a cause.
            AllowAutoRedirect = false,
            MaxResponseHeadersLength = FlagClientDefaults.MaxHeaderKibibytes,
            // How long a response that was given up is read to its end, to save the connection. A blocking read that is timed
            // out or interrupted ends no sooner: long enough for the text of a 404 that comes in a second packet, no longer.
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(50),
            // Flags are compressed already, and Content-Length has to be the size of the file.
            AutomaticDecompression = DecompressionMethods.None,
            // Traces end here (FetchTelemetry): a server of files has no use for a header of one.
            ActivityHeadersPropagator = null,
        };
}
