using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Connections to servers.</content>
public sealed partial class EventLoop
{
    /// <summary>
    /// Connects to a server and has a protocol told of what happens; returns once the protocol's <see cref="IStreamProtocol.ConnectionMade"/>
    /// has run. <c>loop.create_connection</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol: an <see cref="IProtocol"/> or an <see cref="IBufferedProtocol"/>.</typeparam>
    /// <param name="protocolFactory">Makes the protocol, once the connection is made.</param>
    /// <param name="host">A name, which is resolved on a thread of the loop's executor, or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="options">How; null means <see cref="ConnectionOptions.Default"/>.</param>
    /// <returns>The connection and its protocol.</returns>
    /// <exception cref="SocketException">No address could be connected to, or the name is not known.</exception>
    /// <exception cref="AggregateException">The same, if <see cref="ConnectionOptions.AllErrors"/> is set.</exception>
    /// <exception cref="InvalidOperationException">It is not the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled; what had been opened is closed.</exception>
    public async Task<(Transport Transport, TProtocol Protocol)> CreateConnection<TProtocol>(
        Func<TProtocol> protocolFactory, string host, int port, ConnectionOptions? options = null)
        where TProtocol : IStreamProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentException.ThrowIfNullOrEmpty(host);
        ThrowIfClosed();
        ThrowIfElsewhere();
        options ??= ConnectionOptions.Default;
        var addresses = await ResolveAll(host, port, options.AddressFamily);
        var socket = await new Connector(this, options).Connect(addresses);
        return await MakeTransport(socket, protocolFactory);
    }

    /// <summary>Has a protocol told of what happens on a socket that is connected already, for instance one that was accepted elsewhere.</summary>
    /// <param name="protocolFactory">Makes the protocol.</param>
    /// <param name="socket">The socket, of a stream. It belongs to the connection from now on, and is set non-blocking.</param>
    /// <exception cref="ArgumentException">The socket is none of a stream.</exception>
    /// <exception cref="InvalidOperationException">The socket has a transport, or it is not the loop's thread.</exception>
    /// <inheritdoc cref="CreateConnection{TProtocol}(Func{TProtocol}, string, int, ConnectionOptions?)"/>
    public Task<(Transport Transport, TProtocol Protocol)> CreateConnection<TProtocol>(Func<TProtocol> protocolFactory, Socket socket)
        where TProtocol : IStreamProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ThrowUnlessStream(socket);
        ThrowIfClosed();
        ThrowIfElsewhere();
        socket.Blocking = false;
        return MakeTransport(socket, protocolFactory);
    }

    private static void ThrowUnlessStream(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.SocketType != SocketType.Stream)
        {
            throw new ArgumentException("The socket must be one of a stream.", nameof(socket));
        }
    }

    private async Task<(Transport Transport, TProtocol Protocol)> MakeTransport<TProtocol>(Socket socket, Func<TProtocol> protocolFactory)
        where TProtocol : IStreamProtocol
    {
        TProtocol protocol;
        SelectorSocketTransport transport;
        var connected = CreateFuture<bool>();
        try
        {
            protocol = protocolFactory();
            transport = new SelectorSocketTransport(this, socket, protocol, connected);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

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

    /// <returns>At least one address; a name has those of the system's resolver, in its order.</returns>
    private async Task<IReadOnlyList<IPEndPoint>> ResolveAll(string host, int port, AddressFamily family)
    {
        return IPAddress.TryParse(host, out var address)
            ? [new IPEndPoint(address, port)]
            : await GetAddrInfo(host, port, family);
    }
}
