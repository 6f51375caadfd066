namespace FlagsDownloader.Results;

/// <summary>The opening of a connection, and how long it waited for a thread of the shared pool. It begins when it is created.</summary>
/// <param name="time">The clock.</param>
/// <param name="isEncrypted">Whether a TLS handshake follows.</param>
internal sealed class ConnectionOpening(TimeProvider time, bool isEncrypted)
{
    private readonly Mark _began = Mark.Now(time);
    private PoolProbe? _probe;
    private long _waited;

    /// <summary>Whether a TLS handshake follows.</summary>
    public bool IsEncrypted => isEncrypted;

    /// <summary>When it would have begun without the waits for a thread that it had so far.</summary>
    public Mark Began => _began with { Timestamp = _began.Timestamp + (Ended.Reached ? _waited : _probe?.Delay ?? 0) };

    /// <summary>When the connection was there, or could not be opened; before its TLS handshake.</summary>
    public Mark Ended { get; private set; }

    /// <summary>The shared pool continues it when the socket is connected.</summary>
    public void AwaitPool() => _probe = PoolProbe.Start(time);

    /// <summary>The connection is there, or could not be opened.</summary>
    public void End()
    {
        _waited = _probe?.Delay ?? 0;
        Ended = Mark.Now(time);
    }
}
