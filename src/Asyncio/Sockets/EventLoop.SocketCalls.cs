using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>
/// Calls of a socket that wait on the loop: <c>loop.sock_*</c>. Each is tried at once, and again when the selector finds the socket ready.
/// </content>
public sealed partial class EventLoop
{
    /// <summary>Connects; <c>loop.sock_connect</c>. A host name is resolved on a thread of the loop's executor.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="address">Where to.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. Close the socket then.</param>
    /// <exception cref="SocketException">The connect failed.</exception>
    /// <exception cref="ArgumentException">The socket is blocking.</exception>
    /// <exception cref="InvalidOperationException">Another call waits for the socket, or it is not the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public async ValueTask SockConnect(Socket socket, EndPoint address, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        ArgumentNullException.ThrowIfNull(address);
        if (address is DnsEndPoint name)
        {
            address = await Resolve(name);
        }

        try
        {
            socket.Connect(address);
            return;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // It goes on in the background.
        }

        await UntilReady(socket, SelectorEvents.Write, cancellationToken);
        if (socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is int error and not 0)
        {
            throw new SocketException(error, $"The connect to {address} failed");
        }
    }

    /// <summary>Accepts a connection; <c>loop.sock_accept</c>.</summary>
    /// <param name="socket">The socket that listens, non-blocking.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No connection is lost then.</param>
    /// <returns>The connection, non-blocking.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">It failed, for instance because the system has no more descriptors to give.</exception>
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

    /// <summary>Receives what there is; <c>loop.sock_recv</c>.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="size">How many bytes at most.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <returns>At least one byte; none at the end of the stream.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The receive failed.</exception>
    public async ValueTask<byte[]> SockRecv(Socket socket, int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var buffer = new byte[size];
        return buffer[..await SockRecvInto(socket, buffer, cancellationToken)];
    }

    /// <summary>Receives what there is into a buffer; <c>loop.sock_recv_into</c>.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="buffer">Where to put it.</param>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task. No byte is lost then.</param>
    /// <returns>How many bytes; 0 at the end of the stream.</returns>
    /// <inheritdoc cref="SockConnect"/>
    /// <exception cref="SocketException">The receive failed.</exception>
    public ValueTask<int> SockRecvInto(Socket socket, Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowUnlessNonBlocking(socket);
        return TryReceive(socket, buffer.Span, out var count)
            ? new ValueTask<int>(count)
            : ReceiveWhenReady(socket, buffer, cancellationToken);
    }

    /// <summary>Sends all of it; <c>loop.sock_sendall</c>.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="data">What to send. It must not change meanwhile.</param>
    /// <param name="cancellationToken">
    /// Ends the wait, besides the cancellation of the task. A part may have been sent by then.
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
        ThrowIfElsewhere();
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
    /// Waits for readiness only: the call itself is made when the task resumes, so that one that is cancelled in that very pass has
    /// taken nothing from the socket.
    /// </summary>
    internal async ValueTask UntilReady(Socket socket, SelectorEvents side, CancellationToken cancellationToken)
    {
        ThrowIfHasTransport(socket);
        if (_selector?.Find(socket)?.Data is SocketCallbacks callbacks && callbacks.Get(side) is { Cancelled: false })
        {
            throw new InvalidOperationException(
                $"Another call waits for this socket to {(side == SelectorEvents.Read ? "receive" : "send")} already, or it has a callback for that.");
        }

        var waiter = new NamedWaiter(this, side == SelectorEvents.Read ? "a socket to read" : "a socket to write");
        waiter.ObeyToken(cancellationToken);
        var handle = Watch(socket, side, new StateHandle<Waiter>(static waiter => waiter.Complete(), waiter));
        try
        {
            await waiter.AsValueTask();
        }
        finally
        {
            // Not if its socket was closed and forgotten, or another callback has replaced it.
            if (!handle.Cancelled)
            {
                Unwatch(socket, side);
            }
        }
    }

    private static bool TryAccept(Socket socket, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Socket? accepted)
    {
        accepted = null;
        try
        {
            // An exception for each time that there is none would cost more than to ask first.
            if (!socket.Poll(0, SelectMode.SelectRead))
            {
                return false;
            }

            accepted = socket.Accept();
            accepted.Blocking = false;
            return true;
        }
        catch (SocketException e) when (IsForLater(e.SocketErrorCode))
        {
            return false;
        }
    }

    private static bool TryReceive(Socket socket, Span<byte> buffer, out int count)
    {
        count = socket.Receive(buffer, SocketFlags.None, out var error);
        return error == SocketError.Success || (IsForLater(error) ? false : throw new SocketException((int)error));
    }

    private static int Send(Socket socket, ReadOnlySpan<byte> data)
    {
        var sent = socket.Send(data, SocketFlags.None, out var error);
        return error == SocketError.Success ? sent : IsForLater(error) ? 0 : throw new SocketException((int)error);
    }

    internal static bool IsForLater(SocketError error) => error is SocketError.WouldBlock or SocketError.Interrupted;
}
