using System.Threading.Tasks.Sources;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// What one connection has been used for, and whether it may be used again. Its stream tells it of the bytes, an
/// <see cref="Exchange"/> of the answer that they are.
/// </summary>
/// <remarks>
/// <para>
/// A server may end a connection between two requests, and a faulty one may send what nobody asked for, which would be taken for
/// the answer to the next request. So a connection is looked at when the first byte of a request is about to be written: unless
/// it is silent then, nothing is written, and the request is made over a fresh one. The handler looks at a connection that lay in
/// its pool, but not at one that it hands from one request straight to the next.
/// </para>
/// <para>
/// Until then nothing is read from the connection either: the handler begins to read before it writes, and what such a read had
/// taken just before the look would not be seen by it. <see cref="WhenWritten"/> holds that read back.
/// </para>
/// <para>
/// SocketsHttpHandler sends a GET again by itself, up to three times, when a connection ends in good order without a byte of an
/// answer, and has no setting against it. That is 16 requests where 4 were allowed, with no wait between them. So such an end is
/// raised as a failure, which the handler passes on.
/// </para>
/// <para>Used by one flow of control at a time, as the handler hands it on.</para>
/// </remarks>
/// <param name="stream">The connection.</param>
/// <param name="connections">Where it belongs to.</param>
/// <param name="isPooled">Whether more than one request may be sent over it.</param>
internal sealed class ConnectionUse(IObservedStream stream, PersistentConnections connections, bool isPooled) : IValueTaskSource
{
    /// <summary>
    /// From this age on a connection that was not used yet counts as one that lay idle: it was opened for a request that another
    /// connection served. Before that it is on its way from one thread to another.
    /// </summary>
    public static readonly TimeSpan UnusedIdleAge = TimeSpan.FromMilliseconds(100);

    private readonly long _openedAt = connections.Now;
    private ManualResetValueTaskSourceCore<bool> _written;
    private Exchange? _exchange;
    private bool _isAsked;
    private bool _isAwaited;
    private bool _isClosed;

    /// <summary>Whether the answers that came over it, but for the first, can be trusted.</summary>
    public AnswerTrust Trust { get; } = new();

    /// <summary>Whether more than one request may be sent over it.</summary>
    public bool IsPooled => isPooled;

    /// <summary>How many requests were sent.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether no further request may be sent.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Whether it is as old as the handler lets connections become.</summary>
    public bool IsOutdated => connections.AgeOf(_openedAt) >= FlagClientDefaults.PooledConnectionLifetime;

    /// <summary>Whether a read that begins now is not one of an answer: a request for which the connection is prepared makes it.</summary>
    public bool IsReadAhead => isPooled && !_isAsked && (_exchange is null || Exchange.Current != _exchange);

    /// <summary>Whether something has arrived, or the connection ended, though nothing was asked.</summary>
    public bool IsUnusable()
    {
        if (IsLast || _isClosed)
        {
            return true;
        }

        var state = stream.Inspect();
        if (state == ConnectionState.UnsolicitedBytes)
        {
            Distrust();
        }

        return state != ConnectionState.Silent;
    }

    /// <summary>Completes when the next request has been written.</summary>
    public ValueTask WhenWritten()
    {
        _written.Reset();
        _isAwaited = true;
        return new ValueTask(this, _written.Version);
    }

    /// <summary>Bytes of a request are about to be written; the first of them begin it.</summary>
    /// <exception cref="IOException">The connection is of no use: nothing may be written.</exception>
    public void Writing()
    {
        if (_isAsked)
        {
            return;
        }

        var wasIdle = isPooled && (Requests > 0 || connections.AgeOf(_openedAt) >= UnusedIdleAge);
        var exchange = Exchange.Current;
        exchange?.Take(this, isOnReused: Requests > 0, wasIdle);
        if (wasIdle && IsUnusable())
        {
            if (exchange is not null)
            {
                exchange.IsVoid = true;
            }

            throw new IOException("The connection ended, or more arrived on it than was asked for.");
        }

        _exchange = exchange;
        _isAsked = true;
        Requests++;
        exchange?.Timeline.MarkSent();
    }

    /// <summary>They were.</summary>
    public void Written()
    {
        _exchange?.Timeline.MarkWaiting();
        if (!_isAwaited)
        {
            return;
        }

        _isAwaited = false;
        _written.SetResult(true);
    }

    /// <summary>Bytes of an answer were read into a buffer that had room.</summary>
    /// <returns>The same number.</returns>
    /// <exception cref="HttpIOException">The connection ended without a byte of the answer.</exception>
    public int Read(int count, int room)
    {
        if (!_isAsked || room == 0)
        {
            return count;
        }

        if (count == 0)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection ended without an answer.");
        }

        _isAsked = false;
        if (_exchange is not null)
        {
            _exchange.HasAnswerBegun = true;
        }

        return count;
    }

    /// <summary>The server is about to end the connection behind this answer, as it does behind every one.</summary>
    public void EndAfterThis(Uri address)
    {
        IsLast = true;
        connections.DisableFor(address);
    }

    /// <summary>What comes from now on is nobody's any more, though it may have been asked for.</summary>
    public void Abandon() => IsLast = true;

    /// <summary>Something arrived that nobody asked for: who knows what came instead of the answers.</summary>
    public void Distrust()
    {
        Trust.Lose();
        IsLast = true;
        if (_exchange is not null)
        {
            connections.DisableFor(_exchange.Address);
        }
    }

    /// <summary>The stream is about to be closed.</summary>
    public void Closing()
    {
        if (_isClosed)
        {
            return;
        }

        if (!_isAsked && !IsLast && Exchange.Current is { } current)
        {
            if (current == _exchange)
            {
                current.HasClosedConnection = true;
            }
            else
            {
                IsUnusable(); // Taken out of the pool for another request, and found wanting: the handler does not say why.
            }
        }

        _isClosed = true;
        connections.Remove(this);
    }

    public void Close() => stream.Dispose();

    /// <summary>Whether there is something to lose by not looking at it once more.</summary>
    public bool IsWorthInspecting => Requests > 1 && !_isAsked && !IsLast && !_isClosed;

    public void EndRequests() => stream.EndRequests();

    void IValueTaskSource.GetResult(short token) => _written.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _written.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _written.OnCompleted(continuation, state, token, flags);
}
