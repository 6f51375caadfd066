using System.Threading.Tasks.Sources;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// The requests on one connection, and whether it can take another one. The stream reports the bytes, and an
/// <see cref="Exchange"/> reports the answers.
/// </summary>
/// <remarks>
/// <para>
/// A server may end a connection between two requests. A faulty one may send bytes without a request, which the handler would take
/// for the next answer. So the connection is inspected before the first byte of a request is written. If it is not silent,
/// nothing is written, and the request is sent over a fresh one. The handler inspects a connection that was idle in its pool, but
/// not one that goes directly from one request to the next.
/// </para>
/// <para>
/// Before that, nothing is read from the connection either. The handler begins to read before it writes, and the inspection would
/// miss the bytes that such a read has taken. <see cref="WhenWritten"/> delays the read.
/// </para>
/// <para>
/// SocketsHttpHandler sends a GET again by itself, up to three times, when a connection ends in good order without a byte of an
/// answer, and no setting prevents it. That makes 16 requests where 4 are allowed, with no wait between them. So such an end is
/// thrown as a failure, which the handler does not retry.
/// </para>
/// <para>Used by one flow of control at a time.</para>
/// </remarks>
/// <param name="stream">The connection.</param>
/// <param name="connections">The connections that it is one of.</param>
/// <param name="isPooled">Whether more than one request may be sent over it.</param>
internal sealed class ConnectionUse(IObservedStream stream, PersistentConnections connections, bool isPooled) : IValueTaskSource
{
    /// <summary>
    /// From this age on, a connection without a request counts as idle: it was opened for a request that another connection
    /// served. A younger one is on its way from one thread to another.
    /// </summary>
    public static readonly TimeSpan UnusedIdleAge = TimeSpan.FromMilliseconds(100);

    private readonly long _openedAt = connections.Now;
    private ManualResetValueTaskSourceCore<bool> _written;
    private Exchange? _exchange;
    private Exchange? _inspectedFor;
    private long _lastAnswer;
    private bool _isAsked;
    private bool _isAwaited;
    private bool _isClosed;

    /// <summary>Whether the responses of this connection belong to its requests.</summary>
    public ResponseIntegrity Integrity { get; } = new();

    /// <summary>Whether more than one request may be sent over it.</summary>
    public bool IsPooled => isPooled;

    /// <summary>How it was opened. Default: null, unknown.</summary>
    public ConnectionOpening? Opening { get; init; }

    /// <summary>How many requests were sent.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether no further request may be sent.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Whether the handler closes it because of its age.</summary>
    public bool IsOutdated => connections.AgeOf(_openedAt) >= FlagClientDefaults.PooledConnectionLifetime;

    /// <summary>Whether a read that begins now prepares a request, and does not read an answer.</summary>
    public bool IsReadAhead => isPooled && !_isAsked && (_exchange is null || Exchange.Current != _exchange);

    /// <summary>Whether bytes have arrived without a request, or the connection has ended.</summary>
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

    /// <summary>Like <see cref="IsUnusable"/>, for the current exchange. Its first bytes, which follow at once, need no second inspection.</summary>
    public bool IsUnusableForCurrent()
    {
        _inspectedFor = null;
        if (IsUnusable())
        {
            return true;
        }

        _inspectedFor = Exchange.Current;
        return false;
    }

    /// <summary>Completes when the next request has been written.</summary>
    public ValueTask WhenWritten()
    {
        _written.Reset();
        _isAwaited = true;
        return new ValueTask(this, _written.Version);
    }

    /// <summary>Called before bytes of a request are written. The first bytes begin the request.</summary>
    /// <exception cref="IOException">The connection cannot be used: nothing may be written.</exception>
    public void Writing()
    {
        if (_isAsked)
        {
            return;
        }

        var wasIdle = isPooled && (Requests > 0 || connections.AgeOf(_openedAt) >= UnusedIdleAge);
        var exchange = Exchange.Current;
        exchange?.Take(this, isOnReused: Requests > 0, wasIdle);
        if (wasIdle && (exchange is null || exchange != _inspectedFor) && IsUnusable())
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
        exchange?.Timeline.MarkSent(Opening, _lastAnswer);
    }

    /// <summary>Called after bytes of a request were written.</summary>
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

    /// <summary>Called after bytes of an answer were read into a buffer that had room.</summary>
    /// <returns>The number of bytes.</returns>
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
        _lastAnswer = connections.Now;
        if (_exchange is not null)
        {
            _exchange.HasAnswerBegun = true;
        }

        return count;
    }

    /// <summary>The server ends the connection after this answer, as after every one.</summary>
    public void EndAfterThis(Uri address)
    {
        IsLast = true;
        connections.DisableFor(address);
    }

    /// <summary>The rest of the answer is not read: no further request may be sent.</summary>
    public void Abandon() => IsLast = true;

    /// <summary>Bytes arrived without a request. So earlier answers may have been something else.</summary>
    public void Distrust()
    {
        Integrity.Lose();
        IsLast = true;
        if (_exchange is not null)
        {
            connections.DisableFor(_exchange.Address);
        }
    }

    /// <summary>Called before the stream is closed.</summary>
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
                IsUnusable(); // The handler took it out of the pool and found it unusable, but does not say why.
            }
        }

        _isClosed = true;
        connections.Remove(this);
    }

    public void Close() => stream.Dispose();

    /// <summary>Whether another inspection may find bytes behind the last answer.</summary>
    public bool IsWorthInspecting => Requests > 1 && !_isAsked && !IsLast && !_isClosed;

    public void EndRequests() => stream.EndRequests();

    void IValueTaskSource.GetResult(short token) => _written.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _written.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _written.OnCompleted(continuation, state, token, flags);
}
