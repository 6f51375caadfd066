using System.Net.Sockets;

namespace Asyncio;

/// <content>Connections that were accepted elsewhere.</content>
public sealed partial class EventLoop
{
    /// <summary>
    /// Creates a transport and a protocol for a socket that was accepted outside the loop, as its server. Returns after
    /// <see cref="IStreamProtocol.ConnectionMade"/> has run. <c>loop.connect_accepted_socket</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol: an <see cref="IProtocol"/> or an <see cref="IBufferedProtocol"/>.</typeparam>
    /// <param name="protocolFactory">Creates the protocol.</param>
    /// <param name="socket">The accepted socket. The transport takes ownership of it and sets it non-blocking.</param>
    /// <param name="options">Options; only those of TLS apply.</param>
    /// <returns>The transport and the protocol.</returns>
    /// <exception cref="SocketException">The connection ended during the TLS handshake.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The TLS handshake failed. The socket is closed.</exception>
    /// <exception cref="ArgumentException">The socket is not a stream socket, or TLS has no certificate.</exception>
    /// <exception cref="InvalidOperationException">The socket has a transport, or the caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The socket is closed.</exception>
    public Task<(Transport Transport, TProtocol Protocol)> ConnectAcceptedSocket<TProtocol>(
        Func<TProtocol> protocolFactory, Socket socket, ServerOptions? options = null)
        where TProtocol : IStreamProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ThrowUnlessStream(socket);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        var tls = options?.TlsSettings;
        socket.Blocking = false;
        return ConnectProtocol(socket, protocolFactory, tls);
    }
}
