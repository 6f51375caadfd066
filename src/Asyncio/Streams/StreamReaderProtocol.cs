using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>
/// Connects a transport with its reader and writer; <c>asyncio.StreamReaderProtocol</c>. Create one to read a pipe with a
/// <see cref="StreamReader"/>; the streams of connections have theirs.
/// </summary>
public sealed class StreamReaderProtocol : IProtocol
{
    private readonly EventLoop _loop;
    private readonly StreamReader _reader;
    private readonly Func<StreamReader, StreamWriter, Task>? _clientConnected;
    private readonly string? _clientName;

    // Created when first used, because most connections are idle.
    private WaiterQueue? _drains;
    private WaiterQueue? _closes;
    private Transport? _transport;
    private LoopTask? _client;
    private bool _isPaused;
    private bool _isLost;
    private Exception? _failure;

    /// <summary>Creates a protocol that feeds a reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public StreamReaderProtocol(StreamReader reader)
        : this(EventLoop.GetRunningLoop(), reader) => ArgumentNullException.ThrowIfNull(reader);

    internal StreamReaderProtocol(EventLoop loop, StreamReader reader)
        : this(loop, reader, clientConnected: null, clientName: null)
    {
    }

    /// <param name="loop">The loop.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="clientConnected">Serves the client of a server.</param>
    /// <param name="clientName">The expression of its task; one string for all connections of a server.</param>
    internal StreamReaderProtocol(
        EventLoop loop, StreamReader reader, Func<StreamReader, StreamWriter, Task>? clientConnected, string? clientName)
    {
        _loop = loop;
        _reader = reader;
        _clientConnected = clientConnected;
        _clientName = clientName;
    }

    internal bool CanWrite => !_isPaused && !_isLost;

    /// <inheritdoc/>
    public void ConnectionMade(Transport transport)
    {
        _reader.SetTransport(transport);
        if (_clientConnected is null)
        {
            return;
        }

        var writer = new StreamWriter(transport, this, _reader);
        _transport = transport;
        _client = _loop.CreateTask(() => _clientConnected(_reader, writer), expression: _clientName);
        _client.OnDone(static self => ((StreamReaderProtocol)self!).OnClientDone(), this);
    }

    /// <inheritdoc/>
    public void DataReceived(ReadOnlySpan<byte> data) => _reader.FeedData(data);

    /// <inheritdoc/>
    public bool EofReceived()
    {
        _reader.FeedEof();

        // The transport stays open for writing.
        return true;
    }

    /// <inheritdoc/>
    public void ConnectionLost(Exception? exception)
    {
        _isLost = true;
        _failure = exception;
        if (exception is null)
        {
            _reader.FeedEof();
        }
        else
        {
            _reader.SetException(exception);
        }

        CompleteAll(_closes);
        CompleteAll(_drains);
    }

    /// <inheritdoc/>
    public void PauseWriting() => _isPaused = true;

    /// <inheritdoc/>
    public void ResumeWriting()
    {
        _isPaused = false;
        CompleteAll(_drains);
    }

    internal async ValueTask WaitClosed(CancellationToken cancellationToken)
    {
        if (!_isLost)
        {
            _closes ??= new WaiterQueue("StreamWriter.WaitClosed");
            await _closes.Enter(new QueuedWaiter(_loop, _closes), cancellationToken);
        }

        ThrowIfFailed();
    }

    internal async ValueTask Drain(StreamReader input, Transport transport, CancellationToken cancellationToken)
    {
        if (input.Exception is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        // Lets ConnectionLost run, also for a caller that writes and drains in a loop.
        if (transport.IsClosing)
        {
            await EventLoop.Sleep(TimeSpan.Zero, cancellationToken);
        }

        if (_isLost)
        {
            throw new SocketException((int)SocketError.ConnectionReset, "The connection is closed");
        }

        if (_isPaused)
        {
            _drains ??= new WaiterQueue("StreamWriter.Drain");
            await _drains.Enter(new QueuedWaiter(_loop, _drains), cancellationToken);
            ThrowIfFailed();
        }
    }

    private static void CompleteAll(WaiterQueue? waiters)
    {
        while (waiters?.TakeFirst() is { } waiter)
        {
            waiter.Complete();
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    private void OnClientDone()
    {
        var (task, transport) = (_client!, _transport!);
        _client = null;
        if (task.Cancelled)
        {
            transport.Close();
        }
        else if (task.Exception is { } exception)
        {
            _loop.CallExceptionHandler(new ExceptionContext("The clientConnected function failed, so the connection is closed", exception, task)
            {
                Transport = transport,
            });
            transport.Close();
        }
    }
}
