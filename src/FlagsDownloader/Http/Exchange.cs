using System.Net;
using System.Net.Http.Headers;
using Asyncio;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>One request over one connection, and its answer. An attempt has one, and a second one where the first is void.</summary>
/// <param name="timeline">Records the steps.</param>
/// <param name="address">The address of the request.</param>
/// <param name="loop">The event loop that waits for the connection; null where the runtime does.</param>
internal sealed partial class Exchange(Timeline timeline, Uri address, EventLoop? loop = null)
{
    // The handler reads as much of an answer that is not needed, and then closes the connection.
    private const int MaxDrainedBytes = 4096;

    private static readonly AsyncLocal<Exchange?> CurrentSlot = new();

    private HttpResponseMessage? _response;
    private bool _isEndKnown;

    /// <summary>The exchange of the running code. By it a connection knows whose bytes it reads and writes.</summary>
    public static Exchange? Current
    {
        get => CurrentSlot.Value;
        set => CurrentSlot.Value = value;
    }

    public Timeline Timeline => timeline;

    public Uri Address => address;

    public EventLoop? Loop => loop;

    /// <summary>The connection that the request was sent over; null until then.</summary>
    public ConnectionUse? Connection { get; private set; }

    /// <summary>Whether the connection had carried an answer before.</summary>
    public bool IsOnReused { get; private set; }

    /// <summary>Whether the connection was idle before, so that it may have ended meanwhile.</summary>
    public bool WasIdle { get; private set; }

    /// <summary>How a connection was opened for this exchange, which may carry another one. Default: null, none was.</summary>
    public ConnectionOpening? Opening { get; set; }

    /// <summary>The connections of HTTP/2 to the host; null over HTTP/1.1.</summary>
    public SharedConnections? Shared { get; init; }

    /// <summary>Whether a byte of an answer came.</summary>
    public bool HasAnswerBegun { get; set; }

    /// <summary>Whether the handler closed the connection during the answer or at its end.</summary>
    public bool HasClosedConnection { get; set; }

    /// <summary>
    /// Whether the exchange does not count: the server may not have seen the request, or the answer may belong to another one.
    /// The cause is the kept connection, not the server.
    /// </summary>
    public bool IsVoid { get; set; }

    /// <summary>
    /// Continues on the thread of the current exchange's event loop, where it has one. SocketsHttpHandler begins the first request of a
    /// connection on a thread of the pool.
    /// </summary>
    public static LoopSwitch ContinueOnLoop() => new(Current?.Loop);

    /// <summary>Called before the request is written.</summary>
    public void Take(ConnectionUse connection, bool isOnReused, bool wasIdle) =>
        (Connection, IsOnReused, WasIdle) = (connection, isOnReused, wasIdle);

    /// <summary>Records the status and the headers of the answer.</summary>
    public void RecordResponse(HttpResponseMessage response)
    {
        _response = response;
        timeline.MarkAnswered(ServerTiming.ReadDelay(response));
        if (Connection is not { } connection)
        {
            return;
        }

        if (IsOnReused)
        {
            timeline.AddIntegrity(connection.Integrity);
        }
        // The handler pools this connection too. RFC 9112, 9.3: HTTP/1.0 keeps a connection only where it says so.
        if (response.Version < HttpVersion.Version11 && !IsKeptAlive(response.Headers.Connection))
        {
            connection.EndAfterThis(address);
        }
        // The server closed an idle connection while the request was on its way: RFC 9110, 15.5.9.
        IsVoid = IsOnReused && response.StatusCode == HttpStatusCode.RequestTimeout && response.Headers.ConnectionClose == true;
        _isEndKnown = !connection.IsLast && response.Headers.ConnectionClose != true
            && (response.Content.Headers.ContentLength is { } length
                ? response.StatusCode == HttpStatusCode.OK || length <= MaxDrainedBytes
                : response.StatusCode == HttpStatusCode.OK && response.Headers.TransferEncodingChunked == true);
    }

    /// <summary>Records a failure of the network or the server.</summary>
    public void RecordFailure(Exception exception)
    {
        _isEndKnown = false;
        // RFC 9112, 9.3.1: a GET may be repeated if the connection ended before the first byte of an answer.
        if (WasIdle && !HasAnswerBegun)
        {
            IsVoid = true;
        }
        else if (FetchFailure.IsUnprocessed(exception))
        {
            IsVoid = !IsRepetition;
        }
        else if (IsOnReused && !timeline[DownloadStep.Answered].Reached && FetchFailure.GetRequestError(exception) == HttpRequestError.InvalidResponse)
        {
            Connection?.Distrust();
        }
    }

    /// <summary>Called when the answer was read, or is not needed.</summary>
    /// <returns>Whether the answer counts. If not, the request has to be sent again over a connection of its own.</returns>
    public bool End()
    {
        if (Connection is not { } connection)
        {
            return !IsVoid;
        }
        // The handler closes a connection that may be kept, after a whole answer, only because of bytes behind that answer.
        if (HasClosedConnection && _isEndKnown && connection is { IsPooled: true, IsOutdated: false })
        {
            connection.Distrust();
        }

        if (connection.IsLast)
        {
            connection.Close();
        }

        return !connection.IsPooled || !(IsVoid || (IsOnReused && connection.Integrity.IsLost));
    }

    /// <summary>Ends a blocking read of the answer. Called on another thread.</summary>
    public void Abort()
    {
        Connection?.Abandon();
        _response?.Dispose();
    }

    private static bool IsKeptAlive(HttpHeaderValueCollection<string> options) =>
        options.Any(option => option.Equals("keep-alive", StringComparison.OrdinalIgnoreCase));
}
