using System.Net.Sockets;

namespace Asyncio;

/// <inheritdoc/>
internal sealed class LoopStreamRead(EventLoop loop, Socket socket) : LoopStreamOperation(loop, socket, SelectorEvents.Read)
{
    private Memory<byte> _buffer;
    private bool _expectsAnswer;

    /// <summary>Something was written: what is read next is most likely the answer, which is not there yet.</summary>
    public void ExpectAnswer() => _expectsAnswer = true;

    public ValueTask<int> Start(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        if (Loop.IsClosed)
        {
            return OnRuntime(buffer, cancellationToken);
        }

        Enter();
        _buffer = buffer;
        if (Loop.IsOnThread && !_expectsAnswer)
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
                return ValueTask.FromException<int>(e is SocketException failure ? Explain(failure) : e);
            }
        }

        _expectsAnswer = false;
        return new ValueTask<int>(this, Begin(cancellationToken));
    }

    protected override int? Try()
    {
        // A read of zero bytes waits for data: HttpClient watches an idle connection so.
        if (_buffer.IsEmpty)
        {
            return Socket.Poll(0, SelectMode.SelectRead) ? 0 : null;
        }

        var count = Socket.Receive(_buffer.Span, SocketFlags.None, out var error);
        return error == SocketError.Success ? count : EventLoop.WouldBlock(error) ? null : throw new SocketException((int)error);
    }

    protected override void ReleaseMemory() => _buffer = default;

    private async ValueTask<int> OnRuntime(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await Socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw Explain(e);
        }
    }
}
