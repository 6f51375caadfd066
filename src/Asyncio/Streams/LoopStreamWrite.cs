using System.Net.Sockets;

namespace Asyncio;

/// <inheritdoc/>
internal sealed class LoopStreamWrite(EventLoop loop, Socket socket) : LoopStreamOperation(loop, socket, SelectorEvents.Write)
{
    private ReadOnlyMemory<byte> _data;

    public ValueTask Start(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (Loop.IsClosed)
        {
            return OnRuntime(data, cancellationToken);
        }

        Enter();
        _data = data;
        if (Loop.IsOnThread)
        {
            try
            {
                if (Try() is not null)
                {
                    Leave();
                    return ValueTask.CompletedTask;
                }
            }
            catch (Exception e)
            {
                Leave();
                return ValueTask.FromException(e is SocketException failure ? Explain(failure) : e);
            }
        }

        return new ValueTask(this, Begin(cancellationToken));
    }

    protected override int? Try()
    {
        while (_data.Length > 0)
        {
            var sent = Socket.Send(_data.Span, SocketFlags.None, out var error);
            if (error != SocketError.Success)
            {
                return EventLoop.WouldBlock(error) ? null : throw new SocketException((int)error);
            }

            _data = _data[sent..];
        }

        return 0;
    }

    protected override void ReleaseMemory() => _data = default;

    private async ValueTask OnRuntime(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        try
        {
            // A stream's socket sends all of it.
            await Socket.SendAsync(data, SocketFlags.None, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw Explain(e);
        }
    }
}
