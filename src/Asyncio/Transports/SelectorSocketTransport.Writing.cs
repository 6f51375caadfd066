using System.Net.Sockets;

namespace Asyncio;

/// <content>Sends data, and buffers the part that the socket does not take at once.</content>
internal sealed partial class SelectorSocketTransport
{
    private ByteBuffer _toSend;
    private bool _hasEnded;

    public override int WriteBufferSize => _toSend.Count;

    public override void Write(ReadOnlySpan<byte> data)
    {
        ThrowIfEnded();
        if (data.IsEmpty || _isLost)
        {
            return;
        }

        if (_toSend.Count == 0)
        {
            if (!TrySend(data, out var sent))
            {
                return;
            }

            if (sent == data.Length)
            {
                return;
            }

            data = data[sent..];
            _toSend.Append(data);
            WatchForWriting();
        }
        else
        {
            _toSend.Append(data);
        }

        PauseProtocolIfFull();
    }

    public override void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ThrowIfEnded();
        if (_isLost)
        {
            return;
        }

        var wasEmpty = _toSend.Count == 0;
        foreach (var piece in data)
        {
            _toSend.Append(piece.Span);
        }

        if (wasEmpty && _toSend.Count > 0)
        {
            if (!TrySend(_toSend.Span, out var sent))
            {
                return;
            }

            _toSend.Consume(sent);
            if (_toSend.Count == 0)
            {
                return;
            }

            WatchForWriting();
        }

        PauseProtocolIfFull();
    }

    public override void WriteEof()
    {
        Loop.ThrowIfNotOnThread();
        if (_isClosing || _hasEnded)
        {
            return;
        }

        _hasEnded = true;
        if (_toSend.Count == 0)
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
    }

    private void ThrowIfEnded()
    {
        Loop.ThrowIfNotOnThread();
        if (_file is not null)
        {
            throw new InvalidOperationException("A file is being sent: await SendFile before you write.");
        }

        if (_hasEnded)
        {
            throw new InvalidOperationException("Write was called after WriteEof, which ends this half of the connection.");
        }
    }

    private void WatchForWriting() =>
        Loop.Watch(_socket, SelectorEvents.Write, new StateHandle<SelectorSocketTransport>(static self => self.WriteReady(), this));

    private void WriteReady()
    {
        if (_file is not null && _toSend.Count == 0 && OperatingSystem.IsLinux())
        {
            SendFilePiece(_file);
            return;
        }

        if (_isLost || !TrySend(_toSend.Span, out var sent))
        {
            return;
        }

        _toSend.Consume(sent);

        // The protocol may write more.
        ResumeProtocolIfDrained();
        if (_toSend.Count > 0 || _isLost || _file is not null)
        {
            return;
        }

        Loop.Unwatch(_socket, SelectorEvents.Write);
        if (_isClosing)
        {
            LoseConnection(null);
        }
        else if (_hasEnded)
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
    }

    /// <returns>False if the connection has failed.</returns>
    private bool TrySend(ReadOnlySpan<byte> data, out int sent)
    {
        sent = 0;
        try
        {
            sent = _socket.Send(data, SocketFlags.None, out var error);
            if (error == SocketError.Success)
            {
                return true;
            }

            if (EventLoop.WouldBlock(error))
            {
                sent = 0;
                return true;
            }

            ForceClose(new SocketException((int)error));
        }
        catch (ObjectDisposedException e)
        {
            EndWith(e, "The socket of a transport was closed directly. Call Close of the transport instead");
        }

        return false;
    }
}
