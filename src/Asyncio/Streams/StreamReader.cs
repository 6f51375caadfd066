using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>Reads from a connection; <c>asyncio.StreamReader</c>. For one task at a time.</summary>
/// <remarks>
/// <para>
/// The reader pauses its transport when it buffers more than twice its limit. A cancelled read removes no bytes.
/// </para>
/// <para>With .NET's implicit usings the name is ambiguous with <see cref="System.IO.StreamReader"/>: write <c>Asyncio.StreamReader</c>.</para>
/// </remarks>
public sealed partial class StreamReader : IAsyncEnumerable<byte[]>
{
    /// <summary>The default limit in bytes: 64 KiB.</summary>
    public const int DefaultLimit = 64 * 1024;

    private readonly EventLoop _loop;
    private readonly int _limit;
    private ByteBuffer _buffer;
    private Transport? _transport;
    private Waiter? _waiter;
    private Exception? _waitFailure;
    private bool _hasEnded;
    private bool _isPaused;

    /// <summary>Creates a reader for a custom protocol, which feeds it.</summary>
    /// <param name="limit">
    /// The maximum length of a line in bytes (<see cref="ReadLine"/>), and half of the buffer size above which the transport is paused.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is 0 or less.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public StreamReader(int limit = DefaultLimit)
        : this(EventLoop.GetRunningLoop(), limit)
    {
    }

    internal StreamReader(EventLoop loop, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        _loop = loop;
        _limit = limit;
    }

    /// <summary>The error of the connection, which every read throws; null if there is none. <c>exception()</c>.</summary>
    public Exception? Exception { get; private set; }

    /// <summary>True if the buffer is empty and <see cref="FeedEof"/> was called; <c>at_eof()</c>.</summary>
    public bool AtEof => _hasEnded && _buffer.Count == 0;

    /// <summary>Sets the transport, which the reader pauses and resumes by the size of its buffer; <c>set_transport()</c>.</summary>
    /// <exception cref="InvalidOperationException">The reader already has a transport.</exception>
    public void SetTransport(Transport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        if (_transport is not null)
        {
            throw new InvalidOperationException("The reader already has a transport.");
        }

        _transport = transport;
    }

    /// <exception cref="InvalidOperationException">The buffer is not empty.</exception>
    internal void ThrowIfAnythingIsLeft()
    {
        if (_buffer.Count > 0)
        {
            throw new InvalidOperationException($"{_buffer.Count} bytes came before TLS and were not read: read them first, or close the connection.");
        }
    }

    /// <summary>Continues with the transport of a connection that has started TLS.</summary>
    internal void ReplaceTransport(Transport transport) => _transport = transport;

    /// <summary>Appends data to the buffer; <c>feed_data()</c>.</summary>
    /// <param name="data">The data; it is copied.</param>
    /// <exception cref="InvalidOperationException"><see cref="FeedEof"/> was called before.</exception>
    public void FeedData(ReadOnlySpan<byte> data)
    {
        if (_hasEnded)
        {
            throw new InvalidOperationException("FeedData was called after FeedEof.");
        }

        if (data.IsEmpty)
        {
            return;
        }

        _buffer.Append(data);
        WakeUp();
        if (_transport is not null && !_isPaused && _buffer.Count > 2L * _limit)
        {
            _transport.PauseReading();
            _isPaused = true;
        }
    }

    /// <summary>Marks the end of the stream; <c>feed_eof()</c>.</summary>
    public void FeedEof()
    {
        _hasEnded = true;
        WakeUp();
    }

    /// <summary>Makes the waiting read and all later reads throw an exception; <c>set_exception()</c>.</summary>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
        if (_waiter is { IsDone: false })
        {
            _waitFailure = exception;
        }

        WakeUp();
    }

    /// <summary>Enumerates the lines up to the end of the stream, as <see cref="ReadLine"/> returns them.</summary>
    /// <param name="cancellationToken">Cancels the wait for a line.</param>
    public async IAsyncEnumerator<byte[]> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        while (await ReadLine(cancellationToken) is { Length: > 0 } line)
        {
            yield return line;
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<StreamReader {_buffer.Count} bytes{(_hasEnded ? " eof" : string.Empty)}{(_isPaused ? " paused" : string.Empty)}>";

    private void WakeUp()
    {
        var waiter = _waiter;
        _waiter = null;
        waiter?.Complete();
    }

    private void ResumeTransportIfDrained()
    {
        if (_isPaused && _buffer.Count <= _limit)
        {
            ResumeTransport();
        }
    }

    private void ResumeTransport()
    {
        _isPaused = false;
        _transport!.ResumeReading();
    }

    private void ThrowIfFailed()
    {
        if (Exception is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    // Not async: an idle connection waits here, and a state machine would cost it 140 bytes.
    private ValueTask WaitForData(CancellationToken cancellationToken)
    {
        if (_waiter is not null)
        {
            throw new InvalidOperationException("Another task already waits for data of this stream.");
        }

        cancellationToken.ThrowIfCancellationRequested();

        // Otherwise a read of more than twice the limit would never complete.
        if (_isPaused)
        {
            ResumeTransport();
        }

        var waiter = new ReaderWaiter(_loop, this);
        waiter.LinkToken(cancellationToken);
        _waiter = waiter;
        return waiter.AsValueTask();
    }

    private void EndWait(Waiter waiter, bool throws)
    {
        if (ReferenceEquals(_waiter, waiter))
        {
            _waiter = null;
        }

        if (throws && _waitFailure is { } failure)
        {
            _waitFailure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Waits for data of a reader.</summary>
    private sealed class ReaderWaiter(EventLoop loop, StreamReader reader) : Waiter(loop)
    {
        public override string AwaitName => "StreamReader";

        protected override void OnResume(bool isDelivered) => reader.EndWait(this, throws: !IsCancelled && !isDelivered);
    }
}
