using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Servers.</content>
public sealed partial class EventLoop
{
    // asyncio's ACCEPT_RETRY_DELAY: a connection that ends frees what an accept lacks.
    private static readonly TimeSpan AcceptRetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Listens, and makes a protocol for each connection; <c>loop.create_server</c>.</summary>
    /// <param name="protocolFactory">Makes the protocol of a connection, an <see cref="IProtocol"/> or an <see cref="IBufferedProtocol"/>.</param>
    /// <param name="host">
    /// A name or an address of this machine, for instance <c>localhost</c>; null or empty for all its addresses.
    /// </param>
    /// <param name="port">The port; 0 has the system choose one for each address (<see cref="Server.Sockets"/> tells which).</param>
    /// <param name="options">How; null means <see cref="ServerOptions.Default"/>.</param>
    /// <exception cref="SocketException">An address cannot be listened on, for instance because the port is taken.</exception>
    /// <exception cref="InvalidOperationException">It is not the loop's thread.</exception>
    public Task<Server> CreateServer(Func<IStreamProtocol> protocolFactory, string? host, int port, ServerOptions? options = null) =>
        CreateServer(protocolFactory, [host], port, options);

    /// <param name="protocolFactory">Makes the protocol of a connection.</param>
    /// <param name="hosts">Names and addresses of this machine.</param>
    /// <param name="port">The port.</param>
    /// <param name="options">How; null means <see cref="ServerOptions.Default"/>.</param>
    /// <inheritdoc cref="CreateServer(Func{IStreamProtocol}, string?, int, ServerOptions?)"/>
    public async Task<Server> CreateServer(
        Func<IStreamProtocol> protocolFactory, IReadOnlyCollection<string?> hosts, int port, ServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentNullException.ThrowIfNull(hosts);
        ThrowIfClosed();
        ThrowIfElsewhere();
        options ??= ServerOptions.Default;
        var addresses = new List<IPEndPoint>();
        foreach (var host in hosts)
        {
            addresses.AddRange(string.IsNullOrEmpty(host) ? AllAddresses(port, options.AddressFamily) : await ResolveAll(host, port, options.AddressFamily));
        }

        return await Serve(Bind(addresses.Distinct(), options), protocolFactory, options);
    }

    /// <summary>Makes a protocol for each connection that a socket accepts.</summary>
    /// <param name="protocolFactory">Makes the protocol of a connection.</param>
    /// <param name="socket">A bound socket of a stream. It belongs to the server from now on.</param>
    /// <param name="options">How; of them, <see cref="ServerOptions.Backlog"/> and <see cref="ServerOptions.StartServing"/> count.</param>
    /// <exception cref="ArgumentException">The socket is none of a stream.</exception>
    /// <inheritdoc cref="CreateServer(Func{IStreamProtocol}, string?, int, ServerOptions?)"/>
    public Task<Server> CreateServer(Func<IStreamProtocol> protocolFactory, Socket socket, ServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ThrowUnlessStream(socket);
        ThrowIfClosed();
        ThrowIfElsewhere();
        socket.Blocking = false;
        return Serve([socket], protocolFactory, options ?? ServerOptions.Default);
    }

    internal void StartAccepting(Server server, Socket listener, int backlog)
    {
        listener.Listen(backlog);
        Watch(listener, SelectorEvents.Read, new ActionHandle(() => AcceptConnections(server, listener, backlog)));
    }

    internal void StopAccepting(Socket listener)
    {
        Unwatch(listener, SelectorEvents.Read);
        listener.Dispose();
    }

    private async Task<Server> Serve(IReadOnlyList<Socket> sockets, Func<IStreamProtocol> protocolFactory, ServerOptions options)
    {
        var server = new Server(this, sockets, protocolFactory, options.Backlog);
        if (options.StartServing)
        {
            await server.StartServing();
        }

        return server;
    }

    private static IEnumerable<IPEndPoint> AllAddresses(int port, AddressFamily family)
    {
        if (family is AddressFamily.Unspecified or AddressFamily.InterNetwork)
        {
            yield return new IPEndPoint(IPAddress.Any, port);
        }

        if (family is AddressFamily.Unspecified or AddressFamily.InterNetworkV6 && Socket.OSSupportsIPv6)
        {
            yield return new IPEndPoint(IPAddress.IPv6Any, port);
        }
    }

    private static List<Socket> Bind(IEnumerable<IPEndPoint> addresses, ServerOptions options)
    {
        var sockets = new List<Socket>();
        SocketException? missing = null;
        try
        {
            foreach (var address in addresses)
            {
                // .NET lets a port be taken over that a server before has left, and keeps IPv6 to itself, as asyncio does.
                var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                sockets.Add(socket);
                if (options.ReusePort)
                {
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                }

                if (options.KeepAlive)
                {
                    socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                }

                try
                {
                    socket.Bind(address);
                }
                catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
                {
                    // The system knows the family but has no such address.
                    missing = Named(e, address);
                    sockets.Remove(socket);
                    socket.Dispose();
                }
                catch (SocketException e)
                {
                    throw Named(e, address);
                }
            }

            return sockets.Count > 0 ? sockets : throw missing ?? new SocketException((int)SocketError.AddressNotAvailable);
        }
        catch
        {
            sockets.ForEach(socket => socket.Dispose());
            throw;
        }
    }

    private static SocketException Named(SocketException exception, IPEndPoint address) =>
        new((int)exception.SocketErrorCode, $"Cannot listen on {address}: {exception.Message}");

    // As many as the backlog holds, and no more: those who are connected want their turn too.
    private void AcceptConnections(Server server, Socket listener, int backlog)
    {
        for (var left = backlog; left > 0; left--)
        {
            Socket? connection;
            try
            {
                if (!TryAccept(listener, out connection))
                {
                    return;
                }
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionAborted)
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                // The listener stays ready, so that the loop would try without end.
                CallExceptionHandler(new ExceptionContext("The system has nothing left for an accept, which is tried again in a second", e));
                Unwatch(listener, SelectorEvents.Read);
                CallLater(AcceptRetryDelay, () => server.ResumeAccepting(listener));
                return;
            }

            _ = CreateTask(() => ServeConnection(server, connection), expression: nameof(ServeConnection) + "()");
        }
    }

    private async Task ServeConnection(Server server, Socket connection)
    {
        SelectorSocketTransport? transport = null;
        try
        {
            var connected = CreateFuture<bool>();
            if (server.IsClosed)
            {
                connection.Dispose();
                return;
            }

            transport = new SelectorSocketTransport(this, connection, server.MakeProtocol(), connected, server);
            await connected;
        }
        catch (OperationCanceledException)
        {
            CloseAll();
            throw;
        }
        catch (Exception e)
        {
            CloseAll();
            CallExceptionHandler(new ExceptionContext("No transport could be made for a connection that was accepted", e) { Transport = transport });
        }

        void CloseAll()
        {
            if (transport is null)
            {
                connection.Dispose();
            }
            else
            {
                transport.Close();
            }
        }
    }
}
