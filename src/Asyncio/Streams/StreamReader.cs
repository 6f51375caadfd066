using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>What comes in over a connection, to be awaited; <c>asyncio.StreamReader</c>. For one task at a time.</summary>
/// <remarks>
/// <para>
/// It keeps at most twice its limit and what came in one piece; above that the other side has to wait. A read that is cancelled has taken
/// nothing.
/// </para>
/// <para>With .NET's implicit usings the name is ambiguous with <see cref="System.IO.StreamReader"/>: write <c>Asyncio.StreamReader</c>.</para>
/// </remarks>
public sealed partial class StreamReader : IAsyncEnumerable<byte[]>
{
    /// <summary>The limit of a reader that was given none, in bytes: 64 KiB.</summary>
    public const int DefaultLimit = 64 * 1024;

    private readonly EventLoop _loop;
    private readonly int _limit;
    private ByteBuffer _buffer;
    private Transport? _transport;
    private Waiter? _waiter;
    private Exception? _failureOfWait;
    private bool _hasEnded;
    private bool _isPaused;

    /// <summary>Makes a reader for a protocol of one's own, which feeds it.</summary>
    /// <param name="limit">
    /// How many bytes a line may have (<see cref="ReadLine"/>), and half of what is kept before the other side has to wait.
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

    /// <summary>What the connection failed with; every read throws it. <c>exception()</c>.</summary>
    public Exception? Exception { get; private set; }

    /// <summary>True when nothing is left and nothing will come; <c>at_eof()</c>.</summary>
    public bool AtEof => _hasEnded && _buffer.Count == 0;

    /// <summary>Has it pause and resume a connection by how much it keeps; <c>set_transport()</c>.</summary>
    /// <exception cref="InvalidOperationException">It has one.</exception>
    public void SetTransport(Transport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        if (_transport is not null)
        {
            throw new InvalidOperationException("The reader has a transport already.");
        }

        _transport = transport;
    }

    /// <summary>Adds to what can be read; <c>feed_data()</c>.</summary>
    /// <param name="data">What came. It is copied.</param>
    /// <exception cref="InvalidOperationException">After <see cref="FeedEof"/>.</exception>
    public void FeedData(ReadOnlySpan<byte> data)
    {
        if (_hasEnded)
        {
            throw new InvalidOperationException("The stream has ended: nothing can be fed after FeedEof.");
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

    /// <summary>Nothing more will come; <c>feed_eof()</c>.</summary>
    public void FeedEof()
    {
        _hasEnded = true;
        WakeUp();
    }

    /// <summary>Has the read that waits, and all later ones, throw an exception; <c>set_exception()</c>.</summary>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
        if (_waiter is { IsDone: false })
        {
            _failureOfWait = exception;
        }

        WakeUp();
    }

    /// <summary>The lines to the end of the stream, each as of <see cref="ReadLine"/>.</summary>
    /// <param name="cancellationToken">Ends the wait for a line.</param>
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

    private async ValueTask WaitForData(CancellationToken cancellationToken)
    {
        if (_waiter is not null)
        {
            throw new InvalidOperationException("Another task waits for the data of this stream already.");
        }

        cancellationToken.ThrowIfCancellationRequested();

        // Who waits for more than twice the limit must get it.
        if (_isPaused)
        {
            ResumeTransport();
        }

        var waiter = new NamedWaiter(_loop, "StreamReader");
        waiter.ObeyToken(cancellationToken);
        _waiter = waiter;
        try
        {
            await waiter.AsValueTask();
        }
        finally
        {
            _waiter = null;
        }

        if (_failureOfWait is { } failure)
        {
            _failureOfWait = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
