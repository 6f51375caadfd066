using System.Net.Sockets;

namespace Asyncio;

/// <inheritdoc/>
internal sealed class LoopStreamRead(EventLoop loop, Socket socket) : LoopStreamOperation(loop, socket, SelectorEvents.Read)
{
    private Memory<byte> _buffer;

    public ValueTask<int> Start(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        Enter();
        _buffer = buffer;
        if (Loop.IsOnThread)
        {
            try
            {
                if (Try() is { } count)
                {
                    Leave();
                    return new ValueTask<int>(count);
                }
            }
            catch (Exception e)
            {
                Leave();
                return ValueTask.FromException<int>(e is SocketException ? new IOException(e.Message, e) : e);
            }
        }

        return new ValueTask<int>(this, Begin(cancellationToken));
    }

    protected override int? Try()
    {
        // A read of nothing waits until there is something: so HttpClient watches a connection that it keeps.
        if (_buffer.IsEmpty)
        {
            return Socket.Poll(0, SelectMode.SelectRead) ? 0 : null;
        }

        var count = Socket.Receive(_buffer.Span, SocketFlags.None, out var error);
        return error == SocketError.Success ? count : EventLoop.IsForLater(error) ? null : throw new SocketException((int)error);
    }

    protected override void Forget() => _buffer = default;
}
