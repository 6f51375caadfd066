using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>Connects a socket for which the loop's selector waits.</summary>
internal sealed class LoopStreamConnect(EventLoop loop, Socket socket, EndPoint address)
    : LoopStreamOperation(loop, socket, SelectorEvents.Write)
{
    private bool _hasBegun;

    // The stream that the socket becomes watches for itself.
    protected override bool IsWatchedOnce => true;

    public ValueTask Start(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        Enter();
        if (Loop.IsOnThread)
        {
            try
            {
                if (Try() is not null)
                {
                    return ValueTask.CompletedTask;
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return ValueTask.FromException(e);
            }
        }

        return new ValueTask(this, Begin(cancellationToken));
    }

    protected override int? Try()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            return EventLoop.TryConnect(Socket, address) ? 0 : null;
        }

        return Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is int error and not 0
            ? throw new SocketException(error)
            : 0;
    }

    protected override Exception Explain(SocketException failure) => failure;

    protected override void ReleaseMemory()
    {
    }
}
