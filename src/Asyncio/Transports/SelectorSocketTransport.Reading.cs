using System.Net.Sockets;

namespace Asyncio;

/// <content>Receives data and passes it to the protocol.</content>
internal sealed partial class SelectorSocketTransport
{
    private void StartReading()
    {
        if (IsReading)
        {
            Loop.Watch(_socket, SelectorEvents.Read, new StateHandle<SelectorSocketTransport>(static self => self.ReadReady(), this));
        }
    }

    private void ReadReady()
    {
        if (_isLost)
        {
            return;
        }

        if (_buffered is { } protocol)
        {
            ReceiveInto(protocol);
        }
        else
        {
            Receive((IProtocol)_protocol);
        }
    }

    // One receive in a pass, as in asyncio, so that a fast sender does not delay the other connections.
    private void Receive(IProtocol protocol)
    {
        Span<byte> buffer = Loop.ReceiveBuffer;
        if (!TryReceive(buffer, out var count))
        {
            return;
        }

        if (count == 0)
        {
            ReceiveEof();
            return;
        }

        try
        {
            protocol.DataReceived(buffer[..count]);
        }
        catch (Exception e)
        {
            EndWith(e, "DataReceived of the protocol failed, so its connection is closed");
        }
    }

    private void ReceiveInto(IBufferedProtocol protocol)
    {
        Memory<byte> buffer;
        try
        {
            buffer = protocol.GetBuffer(-1);
            if (buffer.IsEmpty)
            {
                throw new InvalidOperationException("GetBuffer returned an empty buffer. Return a buffer of at least one byte.");
            }
        }
        catch (Exception e)
        {
            EndWith(e, "GetBuffer of the protocol failed, so its connection is closed");
            return;
        }

        if (!TryReceive(buffer.Span, out var count))
        {
            return;
        }

        if (count == 0)
        {
            ReceiveEof();
            return;
        }

        try
        {
            protocol.BufferUpdated(count);
        }
        catch (Exception e)
        {
            EndWith(e, "BufferUpdated of the protocol failed, so its connection is closed");
        }
    }

    private void ReceiveEof()
    {
        bool keepsOpen;
        try
        {
            keepsOpen = _protocol.EofReceived();
        }
        catch (Exception e)
        {
            EndWith(e, "EofReceived of the protocol failed, so its connection is closed");
            return;
        }

        if (keepsOpen)
        {
            Loop.Unwatch(_socket, SelectorEvents.Read);
        }
        else
        {
            Close();
        }
    }

    /// <returns>False if there is no data yet, or the connection has failed.</returns>
    private bool TryReceive(Span<byte> buffer, out int count)
    {
        count = 0;
        try
        {
            count = _socket.Receive(buffer, SocketFlags.None, out var error);
            if (error == SocketError.Success)
            {
                return true;
            }

            if (!EventLoop.WouldBlock(error))
            {
                ForceClose(new SocketException((int)error));
            }
        }
        catch (ObjectDisposedException e)
        {
            EndWith(e, "The socket of a transport was closed directly. Call Close of the transport instead");
        }

        return false;
    }
}
