using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Servers;

/// <summary>
/// The server of a comparison. Before each run it is reset, so that it repeats the same delays and faults; after each run its counts
/// are read. Another server than flags-server works too, without these.
/// </summary>
public sealed class TestServer : IDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleInterval = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http;

    private TestServer(HttpClient http) => _http = http;

    /// <summary>Its settings; null if it is not flags-server.</summary>
    public ServerHealth? Health { get; private init; }

    /// <summary>Connects, and reads what the server is.</summary>
    /// <param name="address">Any address of the server.</param>
    /// <param name="useProxy">Whether the system's proxy settings are followed; never for a server on this machine.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TestServer Open(Uri address, bool useProxy, CancellationToken cancellationToken)
    {
        // No connection is kept. If the server closed one in between, the next call would fail.
        var handler = new SocketsHttpHandler { UseProxy = useProxy, PooledConnectionLifetime = TimeSpan.Zero };
        var http = new HttpClient(handler) { BaseAddress = new Uri(address, "/"), Timeout = CallTimeout };
        return new TestServer(http)
        {
            Health = Get(http, "/health", ServerJson.Default.ServerHealth, cancellationToken) is { Server: "flags-server" } health ? health : null,
        };
    }

    /// <summary>Resets delays, faults and counts, as soon as no request of an earlier run is in flight.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the server was reset; false if it is not flags-server, or does not response.</returns>
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
            using var response = _http.Send(new HttpRequestMessage(HttpMethod.Post, "/reset"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (IsServerFailure(exception, cancellationToken))
        {
            return false;
        }
    }

    /// <summary>The counts since the reset; null if the server does not tell.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ServerCounts? ReadCounts(CancellationToken cancellationToken) =>
        Health is null ? null : Get(_http, "/stats", ServerJson.Default.ServerCounts, cancellationToken);

    /// <summary>The requests since the reset, on the time axis of a run's process; null if the server does not tell all of them.</summary>
    /// <param name="runStartedAt">When the run's process was started.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<ServedRequest>? ReadRequests(DateTimeOffset runStartedAt, CancellationToken cancellationToken)
    {
        if (Health is null || Get(_http, "/requests", ServerJson.Default.ServerLog, cancellationToken) is not { Dropped: 0 } log)
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
                entry.Bytes ?? 0)),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static double Rounded(double seconds) => Math.Round(seconds, 6);

    private static T? Get<T>(HttpClient http, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = http.Send(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);
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
