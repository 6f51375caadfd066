using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Endpoints of datagrams.</content>
public sealed partial class EventLoop
{
    /// <summary>
    /// Makes an endpoint of UDP, and has a protocol told of what it receives; returns once the protocol's
    /// <see cref="IDatagramProtocol.ConnectionMade"/> has run. <c>loop.create_datagram_endpoint</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol.</typeparam>
    /// <param name="protocolFactory">Makes the protocol.</param>
    /// <param name="local">
    /// Where it receives: an <see cref="IPEndPoint"/>, or a <see cref="DnsEndPoint"/>, which is resolved on a thread of the loop's executor. Null:
    /// the system chooses.
    /// </param>
    /// <param name="remote">The only one that it sends to and receives from; null for anyone.</param>
    /// <param name="options">How; null means <see cref="DatagramOptions.Default"/>.</param>
    /// <returns>The endpoint and its protocol.</returns>
    /// <exception cref="ArgumentException">There is neither a local nor a remote address, or they are of different families.</exception>
    /// <exception cref="SocketException">The address cannot be bound, or the name is not known.</exception>
    /// <exception cref="InvalidOperationException">It is not the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled; what had been opened is closed.</exception>
    public async Task<(DatagramTransport Transport, TProtocol Protocol)> CreateDatagramEndpoint<TProtocol>(
        Func<TProtocol> protocolFactory, EndPoint? local = null, EndPoint? remote = null, DatagramOptions? options = null)
        where TProtocol : IDatagramProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ThrowIfClosed();
        ThrowIfElsewhere();
        options ??= DatagramOptions.Default;
        var locals = await ResolveDatagramAddress(local);
        var remotes = await ResolveDatagramAddress(remote);
        var localAddress = locals.FirstOrDefault(address => remotes.Count == 0 || remotes.Any(other => other.AddressFamily == address.AddressFamily));
        var remoteAddress = remotes.FirstOrDefault(address => localAddress is null || localAddress.AddressFamily == address.AddressFamily);
        if ((localAddress ?? remoteAddress) is not { } known || (locals.Count > 0 && localAddress is null))
        {
            throw new ArgumentException("A local or a remote address is needed, and both of one family if there are both.", nameof(local));
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

    /// <summary>Has a protocol told of what a socket of datagrams receives.</summary>
    /// <param name="protocolFactory">Makes the protocol.</param>
    /// <param name="socket">The socket, of datagrams. It belongs to the endpoint from now on, and is set non-blocking.</param>
    /// <exception cref="ArgumentException">The socket is one of a stream.</exception>
    /// <exception cref="InvalidOperationException">The socket has a transport, or it is not the loop's thread.</exception>
    /// <inheritdoc cref="CreateDatagramEndpoint{TProtocol}(Func{TProtocol}, EndPoint?, EndPoint?, DatagramOptions?)"/>
    public Task<(DatagramTransport Transport, TProtocol Protocol)> CreateDatagramEndpoint<TProtocol>(Func<TProtocol> protocolFactory, Socket socket)
        where TProtocol : IDatagramProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.SocketType == SocketType.Stream)
        {
            throw new ArgumentException("The socket must be one of datagrams.", nameof(socket));
        }

        ThrowIfClosed();
        ThrowIfElsewhere();
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
