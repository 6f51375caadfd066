using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Socket calls for datagrams.</content>
public sealed partial class EventLoop
{
    /// <summary>Receives a datagram; <c>loop.sock_recvfrom</c>.</summary>
    /// <param name="socket">The socket, non-blocking and bound.</param>
    /// <param name="size">The maximum number of bytes; the rest of a longer datagram is lost.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No datagram is lost.</param>
    /// <returns>The data and the sender's address.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The receive failed, for instance because a datagram sent before was refused.</exception>
    public async ValueTask<(byte[] Data, EndPoint From)> SockRecvFrom(Socket socket, int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var buffer = new byte[size];
        var (count, from) = await SockRecvFromInto(socket, buffer, cancellationToken);
        return (buffer[..count], from);
    }

    /// <summary>Receives a datagram into a buffer; <c>loop.sock_recvfrom_into</c>.</summary>
    /// <param name="socket">The socket, non-blocking and bound.</param>
    /// <param name="buffer">The buffer; the rest of a longer datagram is lost.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No datagram is lost.</param>
    /// <returns>The number of bytes, which may be 0, and the sender's address.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The receive failed, for instance because a datagram sent before was refused.</exception>
    public async ValueTask<(int Count, EndPoint From)> SockRecvFromInto(
        Socket socket, Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        while (true)
        {
            // An exception for each wait would cost more than this call. A refused datagram makes the socket ready too.
            if (socket.Poll(0, SelectMode.SelectRead) || socket.Poll(0, SelectMode.SelectError))
            {
                try
                {
                    EndPoint from = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
                    return (socket.ReceiveFrom(buffer.Span, SocketFlags.None, ref from), from);
                }
                catch (SocketException e) when (WouldBlock(e.SocketErrorCode))
                {
                    // Another process has received it.
                }
            }

            await UntilReady(socket, SelectorEvents.Read, cancellationToken);
        }
    }

    /// <summary>Sends a datagram; <c>loop.sock_sendto</c>.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="data">The datagram.</param>
    /// <param name="address">The receiver's address.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. The datagram is not sent then.</param>
    /// <returns>The number of bytes, which is all of them.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The send failed, for instance because the datagram is too long.</exception>
    public async ValueTask<int> SockSendTo(
        Socket socket, ReadOnlyMemory<byte> data, EndPoint address, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        ArgumentNullException.ThrowIfNull(address);
        while (true)
        {
            try
            {
                return socket.SendTo(data.Span, SocketFlags.None, address);
            }
            catch (SocketException e) when (WouldBlock(e.SocketErrorCode))
            {
                await UntilReady(socket, SelectorEvents.Write, cancellationToken);
            }
        }
    }
}
