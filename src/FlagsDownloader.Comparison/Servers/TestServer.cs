using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Http;

namespace FlagsDownloader.Comparison.Servers;

/// <summary>
/// The server of a comparison. Before each run it is reset, so that it repeats the same delays and faults; after each run its counts
/// are read. It may have several ports, as in a replay. Another server than flags-server works too, without these.
/// </summary>
public sealed class TestServer : IDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleInterval = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http;
    private readonly IReadOnlyList<Uri> _origins;

    private TestServer(HttpClient http, IReadOnlyList<Uri> origins) => (_http, _origins) = (http, origins);

    /// <summary>Its settings, those of the first port; null if not all ports are of flags-server.</summary>
    public ServerHealth? Health { get; private init; }

    /// <summary>Connects, and reads what the server is.</summary>
    /// <param name="address">Any address of the server.</param>
    /// <param name="useProxy">Whether the system's proxy settings are followed; never for a server on this machine.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TestServer Open(Uri address, bool useProxy, CancellationToken cancellationToken) =>
        Open([address], new FlagClientOptions { UseProxy = useProxy }, cancellationToken);

    /// <summary>Connects, and reads what the server is.</summary>
    /// <param name="addresses">Any address of each of the server's ports; at least one.</param>
    /// <param name="client">Which certificates are accepted, and whether the system's proxy settings are followed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TestServer Open(IReadOnlyList<Uri> addresses, FlagClientOptions client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        // No connection is kept. If the server closed one in between, the next call would fail.
        var handler = new SocketsHttpHandler
        {
            UseProxy = client.UseProxy,
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = TlsSettings.Create(client),
        };
        var http = new HttpClient(handler) { Timeout = CallTimeout };
        var origins = addresses.Select(address => new Uri(address, "/")).Distinct().ToList();
        var health = origins.Select(origin => Get(http, new Uri(origin, "health"), ServerJson.Default.ServerHealth, cancellationToken))
            .TakeWhile(each => each is { Server: "flags-server" }).ToList();
        return new TestServer(http, origins) { Health = health.Count == origins.Count ? health[0] : null };
    }

    /// <summary>A server that is not asked: it is no flags-server, or there are several.</summary>
    public static TestServer Unknown() => new(new HttpClient(), []);

    /// <summary>Resets delays, faults and counts, as soon as no request of an earlier run is in flight.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether all ports were reset; false if the server is not flags-server, or does not respond.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool Reset(TimeProvider time, CancellationToken cancellationToken)
    {
        if (Health is null)
        {
            return false;
        }

        for (var began = time.GetTimestamp(); ReadCounts(cancellationToken) is { InFlight: > 0 } && time.GetElapsedTime(began) < IdleTimeout;)
        {
            cancellationToken.WaitHandle.WaitOne(IdleInterval);
        }

        try
        {
            return _origins.All(origin => Reset(origin, cancellationToken));
        }
        catch (Exception exception) when (IsServerFailure(exception, cancellationToken))
        {
            return false;
        }
    }

    /// <summary>The counts since the reset, of all ports together; null if the server does not tell.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ServerCounts? ReadCounts(CancellationToken cancellationToken) =>
        Health is null ? null : Add([.. _origins.Select(origin => Get(_http, new Uri(origin, "stats"), ServerJson.Default.ServerCounts, cancellationToken))]);

    /// <summary>
    /// The requests since the reset, on the time axis of a run's process; null if the server does not tell all of them, or has several
    /// ports, whose logs say nothing of each other.
    /// </summary>
    /// <param name="runStartedAt">When the run's process was started.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<ServedRequest>? ReadRequests(DateTimeOffset runStartedAt, CancellationToken cancellationToken)
    {
        if (Health is null || _origins is not [var origin]
            || Get(_http, new Uri(origin, "requests"), ServerJson.Default.ServerLog, cancellationToken) is not { Dropped: 0 } log)
        {
            return null;
        }

        var offset = (log.ResetAt - runStartedAt).TotalSeconds;
        return
        [
            .. log.Requests.Select(entry => new ServedRequest(
                entry.Target,
                entry.Attempt,
                entry.Connection,
                Rounded(entry.ArrivedSeconds + offset),
                entry.AnsweredSeconds is { } answered ? Rounded(answered + offset) : null,
                entry.Status,
                (entry.ActualMs ?? 0) / 1000,
                entry.Bytes ?? 0)
            {
                Protocol = entry.Protocol,
                Stream = entry.Stream,
            }),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private bool Reset(Uri origin, CancellationToken cancellationToken)
    {
        using var response = _http.Send(new HttpRequestMessage(HttpMethod.Post, new Uri(origin, "reset")), cancellationToken);
        return response.IsSuccessStatusCode;
    }

    private static ServerCounts? Add(IReadOnlyList<ServerCounts?> ports) =>
        ports is [var only] ? only
        : ports.Contains(null) ? null
        : new ServerCounts(
            ports.Sum(port => port!.Requests), ports.Sum(port => port!.InFlight), PeakInFlight: null,
            ports.Any(port => port!.ConnectionsOpened is null) ? null : ports.Sum(port => port!.ConnectionsOpened));

    private static double Rounded(double seconds) => Math.Round(seconds, 6);

    private static T? Get<T>(HttpClient http, Uri page, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = http.Send(new HttpRequestMessage(HttpMethod.Get, page), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            using var content = response.Content.ReadAsStream(cancellationToken);
            return JsonSerializer.Deserialize(content, type);
        }
        catch (Exception exception) when (IsServerFailure(exception, cancellationToken))
        {
            return null;
        }
    }

    private static bool IsServerFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or JsonException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
