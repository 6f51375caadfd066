using System.Net;
using System.Net.Http.Headers;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>One request over one connection, and its answer. An attempt is one of these, and a second one where the first is void.</summary>
/// <param name="timeline">Whose steps they are.</param>
/// <param name="address">What is asked for.</param>
internal sealed class Exchange(Timeline timeline, Uri address)
{
    // What the handler has read by the time it gives an answer up: no more is waited for.
    private const int MaxDrainedBytes = 4096;

    private static readonly AsyncLocal<Exchange?> CurrentSlot = new();

    private HttpResponseMessage? _response;
    private bool _isEndKnown;

    /// <summary>The one that the running code works for, so that a connection can tell whose bytes it reads and writes.</summary>
    public static Exchange? Current
    {
        get => CurrentSlot.Value;
        set => CurrentSlot.Value = value;
    }

    public Timeline Timeline => timeline;

    public Uri Address => address;

    /// <summary>What it was sent over; null until then.</summary>
    public ConnectionUse? Connection { get; private set; }

    /// <summary>Whether the connection had carried an answer before.</summary>
    public bool IsOnReused { get; private set; }

    /// <summary>Whether the connection had lain idle, so that it may have ended meanwhile.</summary>
    public bool WasIdle { get; private set; }

    /// <summary>Whether a byte of an answer came.</summary>
    public bool HasAnswerBegun { get; set; }

    /// <summary>Whether the handler closed the connection in the middle of it or at its end.</summary>
    public bool HasClosedConnection { get; set; }

    /// <summary>
    /// Whether the server need not have seen the request, or the answer need not be one to it: for the connection's sake, not the
    /// server's.
    /// </summary>
    public bool IsVoid { get; set; }

    /// <summary>The request is about to be written.</summary>
    public void Take(ConnectionUse connection, bool isOnReused, bool wasIdle) =>
        (Connection, IsOnReused, WasIdle) = (connection, isOnReused, wasIdle);

    /// <summary>Takes the head of the answer.</summary>
    public void NoteAnswer(HttpResponseMessage response)
    {
        _response = response;
        timeline.MarkAnswered(ServerTiming.ReadDelay(response));
        if (Connection is not { } connection)
        {
            return;
        }

        if (IsOnReused)
        {
            timeline.NoteTrust(connection.Trust);
        }
        // The handler pools it all the same. RFC 9112, 9.3: HTTP/1.0 keeps a connection only where it says so.
        if (response.Version < HttpVersion.Version11 && !IsKeptAlive(response.Headers.Connection))
        {
            connection.EndAfterThis(address);
        }
        // A server that was tired of waiting, and said so at the moment when it was asked: RFC 9110, 15.5.9.
        IsVoid = IsOnReused && response.StatusCode == HttpStatusCode.RequestTimeout && response.Headers.ConnectionClose == true;
        _isEndKnown = !connection.IsLast && response.Headers.ConnectionClose != true
            && (response.Content.Headers.ContentLength is { } length
                ? response.StatusCode == HttpStatusCode.OK || length <= MaxDrainedBytes
                : response.StatusCode == HttpStatusCode.OK && response.Headers.TransferEncodingChunked == true);
    }

    /// <summary>Takes a failure of the network's or the server's.</summary>
    public void NoteFailure(Exception exception)
    {
        _isEndKnown = false;
        // RFC 9112, 9.3.1: a GET may be repeated where the connection ended before any of the answer.
        if (WasIdle && !HasAnswerBegun)
        {
            IsVoid = true;
        }
        else if (IsOnReused && !timeline[DownloadStep.Answered].Reached && FetchFailure.GetRequestError(exception) == HttpRequestError.InvalidResponse)
        {
            Connection?.Distrust();
        }
    }

    /// <summary>The answer was read, or given up.</summary>
    /// <returns>Whether it counts; if not, the request has to be made again over a connection of its own.</returns>
    public bool End()
    {
        if (Connection is not { } connection)
        {
            return true;
        }
        // Nothing makes the handler close a connection that may be kept, and that gave a whole answer, but bytes behind that.
        if (HasClosedConnection && _isEndKnown && connection is { IsPooled: true, IsOutdated: false })
        {
            connection.Distrust();
        }

        if (connection.IsLast)
        {
            connection.Close();
        }

        return !connection.IsPooled || !(IsVoid || (IsOnReused && connection.Trust.IsLost));
    }

    /// <summary>Ends a blocking read of the answer, from another thread.</summary>
    public void Abort()
    {
        Connection?.Abandon();
        _response?.Dispose();
    }

    private static bool IsKeptAlive(HttpHeaderValueCollection<string> options) =>
        options.Any(option => option.Equals("keep-alive", StringComparison.OrdinalIgnoreCase));
}
