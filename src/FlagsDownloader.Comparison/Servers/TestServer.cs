using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Servers;

/// <summary>
/// The server of a comparison, told to start its weather anew before each run and asked afterwards what it saw. A server that is
/// not flags-server serves as well, and says nothing.
/// </summary>
public sealed class TestServer : IDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CalmTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CalmInterval = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http;

    private TestServer(HttpClient http) => _http = http;

    /// <summary>What it says of itself; null where it is not flags-server.</summary>
    public ServerHealth? Health { get; private init; }

    /// <summary>Looks who is there.</summary>
    /// <param name="address">Any address of the server.</param>
    /// <param name="useProxy">Whether the system's proxy settings are followed; never for a server on this machine.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TestServer Open(Uri address, bool useProxy, CancellationToken cancellationToken)
    {
        // No connection is kept: one that the server closes in between would fail the next call.
        var handler = new SocketsHttpHandler { UseProxy = useProxy, PooledConnectionLifetime = TimeSpan.Zero };
        var http = new HttpClient(handler) { BaseAddress = new Uri(address, "/"), Timeout = CallTimeout };
        return new TestServer(http)
        {
            Health = Get(http, "/health", ServerJson.Default.ServerHealth, cancellationToken) is { Server: "flags-server" } health ? health : null,
        };
    }

    /// <summary>Starts weather and counts anew, as soon as nothing of an earlier run is under way.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it did: false for a server that is not flags-server, or went away.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool Reset(TimeProvider time, CancellationToken cancellationToken)
    {
        if (Health is null)
        {
            return false;
        }

        for (var began = time.GetTimestamp(); ReadCounts(cancellationToken) is { InFlight: > 0 } && time.GetElapsedTime(began) < CalmTimeout;)
        {
            cancellationToken.WaitHandle.WaitOne(CalmInterval);
        }

        try
        {
            using var answer = _http.Send(new HttpRequestMessage(HttpMethod.Post, "/reset"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (IsTheServers(exception, cancellationToken))
        {
            return false;
        }
    }

    /// <summary>What it counted since the reset; null where it does not say.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ServerCounts? ReadCounts(CancellationToken cancellationToken) =>
        Health is null ? null : Get(_http, "/stats", ServerJson.Default.ServerCounts, cancellationToken);

    /// <summary>The requests since the reset, on the axis of a run's process; null where it does not say, or not of all.</summary>
    /// <param name="runStartedAt">When the run's process was started.</param>
    /// <param name="cancellationToken">Gives up.</param>
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
            using var answer = http.Send(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                return null;
            }

            using var content = answer.Content.ReadAsStream(cancellationToken);
            return JsonSerializer.Deserialize(content, type);
        }
        catch (Exception exception) when (IsTheServers(exception, cancellationToken))
        {
            return null;
        }
    }

    private static bool IsTheServers(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or JsonException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
