using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Datagram endpoints.</content>
public sealed partial class EventLoop
{
    /// <summary>
    /// Creates a UDP endpoint: a transport and a protocol. Returns after <see cref="IDatagramProtocol.ConnectionMade"/> has run.
    /// <c>loop.create_datagram_endpoint</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol.</typeparam>
    /// <param name="protocolFactory">Creates the protocol.</param>
    /// <param name="local">
    /// The local address: an <see cref="IPEndPoint"/>, or a <see cref="DnsEndPoint"/>, which is resolved on a thread of the loop's executor.
    /// Null: the system chooses.
    /// </param>
    /// <param name="remote">The only address to send to and to receive from; null for any.</param>
    /// <param name="options">Options; null means <see cref="DatagramOptions.Default"/>.</param>
    /// <returns>The transport and the protocol.</returns>
    /// <exception cref="ArgumentException">Both addresses are null, or their families differ.</exception>
    /// <exception cref="SocketException">The address cannot be bound, or the host name is unknown.</exception>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The socket is closed.</exception>
    public async Task<(DatagramTransport Transport, TProtocol Protocol)> CreateDatagramEndpoint<TProtocol>(
        Func<TProtocol> protocolFactory, EndPoint? local = null, EndPoint? remote = null, DatagramOptions? options = null)
        where TProtocol : IDatagramProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        options ??= DatagramOptions.Default;
        var locals = await ResolveDatagramAddress(local);
        var remotes = await ResolveDatagramAddress(remote);
        var localAddress = locals.FirstOrDefault(address => remotes.Count == 0 || remotes.Any(other => other.AddressFamily == address.AddressFamily));
        var remoteAddress = remotes.FirstOrDefault(address => localAddress is null || localAddress.AddressFamily == address.AddressFamily);
        if ((localAddress ?? remoteAddress) is not { } known || (locals.Count > 0 && localAddress is null))
        {
            throw new ArgumentException("A local or a remote address is needed; if both are given, their families must be equal.", nameof(local));
        }

        var socket = new Socket(known.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            socket.EnableBroadcast = options.AllowBroadcast;
            if (options.ReuseAddress)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
            }

            if (localAddress is not null)
            {
                socket.Bind(localAddress);
            }

            if (remoteAddress is not null && !options.AllowBroadcast)
            {
                await SockConnect(socket, remoteAddress);
            }
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return await MakeDatagramTransport(socket, protocolFactory, remoteAddress);
    }

    /// <summary>Creates a transport and a protocol for a datagram socket.</summary>
    /// <param name="protocolFactory">Creates the protocol.</param>
    /// <param name="socket">A datagram socket. The transport takes ownership of it and sets it non-blocking.</param>
    /// <exception cref="ArgumentException">The socket is a stream socket.</exception>
    /// <exception cref="InvalidOperationException">The socket has a transport, or the caller is not on the loop's thread.</exception>
    /// <inheritdoc cref="CreateDatagramEndpoint{TProtocol}(Func{TProtocol}, EndPoint?, EndPoint?, DatagramOptions?)"/>
    public Task<(DatagramTransport Transport, TProtocol Protocol)> CreateDatagramEndpoint<TProtocol>(Func<TProtocol> protocolFactory, Socket socket)
        where TProtocol : IDatagramProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.SocketType == SocketType.Stream)
        {
            throw new ArgumentException("The socket must be a datagram socket.", nameof(socket));
        }

        ThrowIfClosed();
        ThrowIfNotOnThread();
        socket.Blocking = false;
        return MakeDatagramTransport(socket, protocolFactory, remote: null);
    }

    private async Task<(DatagramTransport Transport, TProtocol Protocol)> MakeDatagramTransport<TProtocol>(
        Socket socket, Func<TProtocol> protocolFactory, EndPoint? remote)
        where TProtocol : IDatagramProtocol
    {
        TProtocol protocol;
        SelectorDatagramTransport transport;
        var made = CreateFuture<bool>();
        try
        {
            protocol = protocolFactory();
            transport = new SelectorDatagramTransport(this, socket, protocol, remote, made);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        try
        {
            await made;
        }
        catch
        {
            transport.Close();
            throw;
        }

        return (transport, protocol);
    }

    private async Task<IReadOnlyList<IPEndPoint>> ResolveDatagramAddress(EndPoint? address) => address switch
    {
        null => [],
        IPEndPoint known => [known],
        DnsEndPoint name => await ResolveAll(name.Host, name.Port, name.AddressFamily),
        _ => throw new ArgumentException($"An IPEndPoint or a DnsEndPoint is needed, not a {address.GetType().Name}.", nameof(address)),
    };
}
