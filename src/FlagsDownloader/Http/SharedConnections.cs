using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>The connections of HTTP/2 to a host, each of which carries many requests at the same time.</summary>
/// <param name="time">The clock.</param>
/// <remarks>
/// While the handler gives the waiting requests to a connection that was just opened, a request that comes finds no connection, and
/// asks for another one. A moment later it is sent over the first. So a second connection is opened only when it is needed for more
/// than this moment. Through a proxy it is opened all the same: the handler's request for a tunnel does not say which request it is for.
/// </remarks>
internal sealed class SharedConnections(TimeProvider time)
{
    /// <summary>RFC 9113, section 6.5.2, recommends that a server allows no fewer on a connection.</summary>
    public const int UsualStreams = 100;

    /// <summary>How long a connection counts as just opened.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);

    /// <summary>How long a request waits to be sent over the connection that was just opened.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private ConnectionOpening? _lastOpening;
    private int _requests;
    private volatile bool _isVersionUnsupported;

    /// <summary>Whether the server answered a connection in HTTP/1.1. Set by a thread that reads. Default: false.</summary>
    public bool IsVersionUnsupported
    {
        get => _isVersionUnsupported;
        set => _isVersionUnsupported = value;
    }

    /// <summary>How the newest connection was opened; null if none was.</summary>
    public ConnectionOpening? LastOpening
    {
        get
        {
            lock (_lock)
            {
                return _lastOpening;
            }
        }
    }

    /// <summary>Called when a connection was opened, before its TLS handshake.</summary>
    public void RecordOpened(ConnectionOpening opening)
    {
        lock (_lock)
        {
            _lastOpening = opening;
        }
    }

    /// <summary>Called before a request asks for a connection; <see cref="EndRequest"/> follows.</summary>
    public void BeginRequest() => Interlocked.Increment(ref _requests);

    /// <summary>Called when the answer was read, or is not needed.</summary>
    public void EndRequest() => Interlocked.Decrement(ref _requests);

    /// <summary>Whether a request for which the handler wants to open a connection needs it. May wait for <see cref="Patience"/>.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> IsNeededByAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var last = LastOpening?.Ended ?? default;
        if (!last.Reached || time.GetElapsedTime(last.Timestamp) > Recent || Volatile.Read(ref _requests) > UsualStreams)
        {
            return true;
        }

        try
        {
            await exchange.WhenConnected.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (TimeoutException)
        {
            return true;
        }
    }
}
