using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>
/// Awaitable socket calls: <c>loop.sock_*</c>. Each is tried at once, and again when the selector reports that the socket is ready.
/// </content>
public sealed partial class EventLoop
{
    /// <summary>Connects a socket; <c>loop.sock_connect</c>. A host name is resolved on a thread of the loop's executor.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="address">The remote address.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. Close the socket afterwards.</param>
    /// <exception cref="SocketException">The connect failed.</exception>
    /// <exception cref="ArgumentException">The socket is blocking.</exception>
    /// <exception cref="InvalidOperationException">Another call already waits for the socket, or the caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public async ValueTask SockConnect(Socket socket, EndPoint address, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        ArgumentNullException.ThrowIfNull(address);
        if (address is DnsEndPoint name)
        {
            address = await Resolve(name);
        }

        if (TryConnect(socket, address))
        {
            return;
        }

        await UntilReady(socket, SelectorEvents.Write, cancellationToken);
        if (socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is int error and not 0)
        {
            throw new SocketException(error, $"The connect to {address} failed");
        }
    }

    /// <summary>Accepts a connection; <c>loop.sock_accept</c>.</summary>
    /// <param name="socket">The listening socket, non-blocking.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No connection is lost.</param>
    /// <returns>The connection, non-blocking.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The accept failed, for instance because the process has no more descriptors.</exception>
    public async ValueTask<Socket> SockAccept(Socket socket, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        Socket? accepted;
        while (!TryAccept(socket, out accepted))
        {
            await UntilReady(socket, SelectorEvents.Read, cancellationToken);
        }

        return accepted;
    }

    /// <summary>Receives available bytes; <c>loop.sock_recv</c>.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="size">The maximum number of bytes.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost.</param>
    /// <returns>At least one byte; empty at the end of the stream.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The receive failed.</exception>
    public async ValueTask<byte[]> SockRecv(Socket socket, int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var buffer = new byte[size];
        return buffer[..await SockRecvInto(socket, buffer, cancellationToken)];
    }

    /// <summary>Receives available bytes into a buffer; <c>loop.sock_recv_into</c>.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does. No byte is lost.</param>
    /// <returns>The number of bytes; 0 at the end of the stream.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The receive failed.</exception>
    public ValueTask<int> SockRecvInto(Socket socket, Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        return TryReceive(socket, buffer.Span, out var count)
            ? new ValueTask<int>(count)
            : ReceiveWhenReady(socket, buffer, cancellationToken);
    }

    /// <summary>Sends all of the data; <c>loop.sock_sendall</c>.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="data">The data. Do not change it before the call completes.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait, as cancelling the task does. A part may have been sent.
    /// </param>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The send failed. A part may have been sent.</exception>
    public ValueTask SockSendAll(Socket socket, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        var sent = Send(socket, data.Span);
        return sent == data.Length ? ValueTask.CompletedTask : SendWhenReady(socket, data[sent..], cancellationToken);
    }

    private void ThrowUnlessNonBlocking(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        if (socket.Blocking)
        {
            throw new ArgumentException("The socket must be non-blocking: set Blocking to false.", nameof(socket));
        }
    }

    private async Task<EndPoint> Resolve(DnsEndPoint name)
    {
        var addresses = await RunInExecutor(null, () => Dns.GetHostAddresses(name.Host, name.AddressFamily));
        return new IPEndPoint(addresses[0], name.Port);
    }

    private async ValueTask<int> ReceiveWhenReady(Socket socket, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            await UntilReady(socket, SelectorEvents.Read, cancellationToken);
        }
        while (!TryReceive(socket, buffer.Span, out count));
        return count;
    }

    private async ValueTask SendWhenReady(Socket socket, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        while (data.Length > 0)
        {
            await UntilReady(socket, SelectorEvents.Write, cancellationToken);
            data = data[Send(socket, data.Span)..];
        }
    }

    /// <summary>
    /// Waits until the socket is ready. The caller makes the socket call after that, so that a task that is cancelled in the same pass has
    /// received nothing.
    /// </summary>
    internal async ValueTask UntilReady(Socket socket, SelectorEvents side, CancellationToken cancellationToken)
    {
        ThrowIfHasTransport(socket);
        if (_selector?.Find(socket)?.Data is SocketCallbacks callbacks && callbacks.Get(side) is { Cancelled: false })
        {
            throw new InvalidOperationException(
                $"Another call or a callback already waits for this socket to {(side == SelectorEvents.Read ? "receive" : "send")}.");
        }

        var waiter = new NamedWaiter(this, side == SelectorEvents.Read ? "a socket to read" : "a socket to write");
        waiter.LinkToken(cancellationToken);
        var handle = Watch(socket, side, new StateHandle<Waiter>(static waiter => waiter.Complete(), waiter));
        try
        {
            await waiter.AsValueTask();
        }
        finally
        {
            // A cancelled handle means that the socket was removed, or that another callback has replaced this one.
            if (!handle.Cancelled)
            {
                Unwatch(socket, side);
            }
        }
    }

    /// <returns>False when the system connects in the background: the socket is ready to write at the end.</returns>
    internal static bool TryConnect(Socket socket, EndPoint address)
    {
        try
        {
            socket.Connect(address);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            return false;
        }
    }

    private static bool TryAccept(Socket socket, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Socket? accepted)
    {
        accepted = null;
        try
        {
            // A poll costs less than the exception of an accept without a connection.
            if (!socket.Poll(0, SelectMode.SelectRead))
            {
                return false;
            }

            accepted = socket.Accept();
            accepted.Blocking = false;
            return true;
        }
        catch (SocketException e) when (WouldBlock(e.SocketErrorCode))
        {
            return false;
        }
    }

    private static bool TryReceive(Socket socket, Span<byte> buffer, out int count)
    {
        count = socket.Receive(buffer, SocketFlags.None, out var error);
        return error == SocketError.Success || (WouldBlock(error) ? false : throw new SocketException((int)error));
    }

    private static int Send(Socket socket, ReadOnlySpan<byte> data)
    {
        var sent = socket.Send(data, SocketFlags.None, out var error);
        return error == SocketError.Success ? sent : WouldBlock(error) ? 0 : throw new SocketException((int)error);
    }

    internal static bool WouldBlock(SocketError error) => error is SocketError.WouldBlock or SocketError.Interrupted;
}
