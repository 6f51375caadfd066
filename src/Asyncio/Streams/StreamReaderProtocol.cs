using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>What stands between a transport and its streams; <c>asyncio.StreamReaderProtocol</c>.</summary>
internal sealed class StreamReaderProtocol(
    EventLoop loop, StreamReader reader, Func<StreamReader, StreamWriter, Task>? clientConnected = null) : IProtocol
{
    private readonly WaiterQueue _drains = new("StreamWriter.Drain");
    private readonly WaiterQueue _closes = new("StreamWriter.WaitClosed");
    private bool _isPaused;
    private bool _isLost;
    private Exception? _failure;

    public bool CanWrite => !_isPaused && !_isLost;

    public void ConnectionMade(Transport transport)
    {
        reader.SetTransport(transport);
        if (clientConnected is null)
        {
            return;
        }

        var writer = new StreamWriter(transport, this, reader);
        var task = loop.CreateTask(() => clientConnected(reader, writer), expression: CallbackName.Of(clientConnected) + "()");
        task.AddDoneCallback((LoopTask task) => EndOfClient(task, transport));
    }

    public void DataReceived(ReadOnlySpan<byte> data) => reader.FeedData(data);

    public bool EofReceived()
    {
        reader.FeedEof();

        // Half of the connection stays, to be written to.
        return true;
    }

    public void ConnectionLost(Exception? exception)
    {
        _isLost = true;
        _failure = exception;
        if (exception is null)
        {
            reader.FeedEof();
        }
        else
        {
            reader.SetException(exception);
        }

        CompleteAll(_closes);
        CompleteAll(_drains);
    }

    public void PauseWriting() => _isPaused = true;

    public void ResumeWriting()
    {
        _isPaused = false;
        CompleteAll(_drains);
    }

    public async ValueTask WaitClosed(CancellationToken cancellationToken)
    {
        if (!_isLost)
        {
            await _closes.Enter(new QueuedWaiter(loop, _closes), cancellationToken);
        }

        ThrowIfFailed();
    }

    public async ValueTask Drain(StreamReader input, Transport transport, CancellationToken cancellationToken)
    {
        if (input.Exception is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        // So that who writes and drains in a loop lets the protocol hear of the loss.
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
            await _drains.Enter(new QueuedWaiter(loop, _drains), cancellationToken);
            ThrowIfFailed();
        }
    }

    private static void CompleteAll(WaiterQueue waiters)
    {
        while (waiters.TakeFirst() is { } waiter)
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

    private void EndOfClient(LoopTask task, Transport transport)
    {
        if (task.Cancelled)
        {
            transport.Close();
        }
        else if (task.Exception is { } exception)
        {
            loop.CallExceptionHandler(new ExceptionContext("The function that serves a client failed, so the connection is closed", exception, task)
            {
                Transport = transport,
            });
            transport.Close();
        }
    }
}
