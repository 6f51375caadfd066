using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Connections to servers.</content>
public sealed partial class EventLoop
{
    /// <summary>
    /// Connects to a server and creates a transport and a protocol for the connection. Returns after
    /// <see cref="IStreamProtocol.ConnectionMade"/> has run. <c>loop.create_connection</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol: an <see cref="IProtocol"/> or an <see cref="IBufferedProtocol"/>.</typeparam>
    /// <param name="protocolFactory">Creates the protocol, after the connect.</param>
    /// <param name="host">A host name, which is resolved on a thread of the loop's executor, or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="options">Options; null means <see cref="ConnectionOptions.Default"/>.</param>
    /// <returns>The transport and the protocol.</returns>
    /// <exception cref="SocketException">
    /// No address accepts the connection, the host name is unknown, or the connection ended during the TLS handshake.
    /// </exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The TLS handshake failed. The socket is closed.</exception>
    /// <exception cref="AggregateException">No address accepts the connection, and <see cref="ConnectionOptions.AllErrors"/> is set.</exception>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The socket is closed.</exception>
    public async Task<(Transport Transport, TProtocol Protocol)> CreateConnection<TProtocol>(
        Func<TProtocol> protocolFactory, string host, int port, ConnectionOptions? options = null)
        where TProtocol : IStreamProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentException.ThrowIfNullOrEmpty(host);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        options ??= ConnectionOptions.Default;
        var tls = options.TlsSettingsFor(host);
        var addresses = await ResolveAll(host, port, options.AddressFamily);
        var socket = await new Connector(this, options).Connect(addresses);
        return await ConnectProtocol(socket, protocolFactory, tls);
    }

    /// <summary>Creates a transport and a protocol for a connected socket, for instance an accepted one.</summary>
    /// <param name="protocolFactory">Creates the protocol.</param>
    /// <param name="socket">A stream socket. The transport takes ownership of it and sets it non-blocking.</param>
    /// <param name="options">Options; only those of TLS apply.</param>
    /// <exception cref="ArgumentException">The socket is not a stream socket, or TLS has no <c>TargetHost</c>.</exception>
    /// <exception cref="InvalidOperationException">The socket has a transport, or the caller is not on the loop's thread.</exception>
    /// <inheritdoc cref="CreateConnection{TProtocol}(Func{TProtocol}, string, int, ConnectionOptions?)"/>
    public Task<(Transport Transport, TProtocol Protocol)> CreateConnection<TProtocol>(
        Func<TProtocol> protocolFactory, Socket socket, ConnectionOptions? options = null)
        where TProtocol : IStreamProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ThrowUnlessStream(socket);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        var tls = options?.TlsSettingsFor(host: null);
        socket.Blocking = false;
        return ConnectProtocol(socket, protocolFactory, tls);
    }

    private static void ThrowUnlessStream(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.SocketType != SocketType.Stream)
        {
            throw new ArgumentException("The socket must be a stream socket.", nameof(socket));
        }
    }

    private async Task<(Transport Transport, TProtocol Protocol)> ConnectProtocol<TProtocol>(
        Socket socket, Func<TProtocol> protocolFactory, TlsSettings? tls)
        where TProtocol : IStreamProtocol
    {
        TProtocol protocol;
        FlowControlledTransport transport;
        var connected = CreateFuture<bool>();
        try
        {
            protocol = protocolFactory();
            transport = MakeTransport(socket, protocol, connected, tls);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return await WhenConnected<Transport, TProtocol>(transport, protocol, connected);
    }

    /// <summary>Waits until <c>ConnectionMade</c> has run. If that fails or is cancelled, closes the transport.</summary>
    private static async Task<(TTransport Transport, TProtocol Protocol)> WhenConnected<TTransport, TProtocol>(
        TTransport transport, TProtocol protocol, Future<bool> connected)
        where TTransport : BaseTransport
    {
        try
        {
            await connected;
        }
        catch
        {
            transport.Close();
            throw;
        }

        return (transport, protocol);
    }

    /// <returns>At least one address, in the order of the system's resolver.</returns>
    private async Task<IReadOnlyList<IPEndPoint>> ResolveAll(string host, int port, AddressFamily family)
    {
        return IPAddress.TryParse(host, out var address)
            ? [new IPEndPoint(address, port)]
            : await GetAddrInfo(host, port, family);
    }
}
