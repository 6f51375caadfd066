using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Servers.</content>
public sealed partial class EventLoop
{
    // asyncio's ACCEPT_RETRY_DELAY: an accept that lacks a descriptor succeeds after another connection has closed.
    private static readonly TimeSpan AcceptRetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Creates a server, which listens and creates a protocol for each connection; <c>loop.create_server</c>.</summary>
    /// <param name="protocolFactory">Creates the protocol of a connection: an <see cref="IProtocol"/> or an <see cref="IBufferedProtocol"/>.</param>
    /// <param name="host">
    /// A name or an address of this machine, for instance <c>localhost</c>; null or empty for all its addresses.
    /// </param>
    /// <param name="port">The port; with 0 the system chooses one for each address (see <see cref="Server.Sockets"/>).</param>
    /// <param name="options">Options; null means <see cref="ServerOptions.Default"/>.</param>
    /// <exception cref="SocketException">The server cannot listen on an address, for instance because the port is in use.</exception>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    public Task<Server> CreateServer(Func<IStreamProtocol> protocolFactory, string? host, int port, ServerOptions? options = null) =>
        CreateServer(protocolFactory, [host], port, options);

    /// <param name="protocolFactory">Creates the protocol of a connection.</param>
    /// <param name="hosts">Host names and addresses of this machine.</param>
    /// <param name="port">The port.</param>
    /// <param name="options">Options; null means <see cref="ServerOptions.Default"/>.</param>
    /// <inheritdoc cref="CreateServer(Func{IStreamProtocol}, string?, int, ServerOptions?)"/>
    public async Task<Server> CreateServer(
        Func<IStreamProtocol> protocolFactory, IReadOnlyCollection<string?> hosts, int port, ServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentNullException.ThrowIfNull(hosts);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        options ??= ServerOptions.Default;
        var tls = options.TlsSettings;
        var addresses = new List<IPEndPoint>();
        foreach (var host in hosts)
        {
            addresses.AddRange(string.IsNullOrEmpty(host) ? AllAddresses(port, options.AddressFamily) : await ResolveAll(host, port, options.AddressFamily));
        }

        return await Serve(Bind(addresses.Distinct(), options), protocolFactory, options, tls);
    }

    /// <summary>Creates a server for a bound socket.</summary>
    /// <param name="protocolFactory">Creates the protocol of a connection.</param>
    /// <param name="socket">A bound stream socket. The server takes ownership of it.</param>
    /// <param name="options">
    /// Options; only <see cref="ServerOptions.Backlog"/>, <see cref="ServerOptions.StartServing"/> and those of TLS apply.
    /// </param>
    /// <exception cref="ArgumentException">The socket is not a stream socket.</exception>
    /// <inheritdoc cref="CreateServer(Func{IStreamProtocol}, string?, int, ServerOptions?)"/>
    public Task<Server> CreateServer(Func<IStreamProtocol> protocolFactory, Socket socket, ServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ThrowUnlessStream(socket);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        options ??= ServerOptions.Default;
        var tls = options.TlsSettings;
        socket.Blocking = false;
        return Serve([socket], protocolFactory, options, tls);
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

    private async Task<Server> Serve(
        IReadOnlyList<Socket> sockets, Func<IStreamProtocol> protocolFactory, ServerOptions options, TlsSettings? tls, UnixSocketFile? file = null)
    {
        var server = new Server(this, sockets, protocolFactory, options.Backlog, tls) { File = file };
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
                // .NET sets SO_REUSEADDR and IPV6_V6ONLY itself, as asyncio does.
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
                    // The machine has no address of this family.
                    missing = WithAddress(e, address);
                    sockets.Remove(socket);
                    socket.Dispose();
                }
                catch (SocketException e)
                {
                    throw WithAddress(e, address);
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

    private static SocketException WithAddress(SocketException exception, IPEndPoint address) =>
        new((int)exception.SocketErrorCode, $"Cannot listen on {address}: {exception.Message}");

    // At most as many as the backlog in one pass, so that the connections get their turn.
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
                // The listener stays ready, so the loop would spin.
                CallExceptionHandler(new ExceptionContext("The system has no descriptor or memory for an accept; it is tried again in a second", e));
                Unwatch(listener, SelectorEvents.Read);
                CallLater(AcceptRetryDelay, () => server.ResumeAccepting(listener));
                return;
            }

            _ = CreateTask(() => ServeConnection(server, connection), expression: nameof(ServeConnection) + "()");
        }
    }

    private async Task ServeConnection(Server server, Socket connection)
    {
        FlowControlledTransport? transport = null;
        try
        {
            var connected = CreateFuture<bool>();
            if (server.IsClosed)
            {
                connection.Dispose();
                return;
            }

            transport = MakeTransport(connection, server.MakeProtocol(), connected, server.Tls, server);
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
            if (transport is not TlsTransport { HasReported: true })
            {
                CallExceptionHandler(new ExceptionContext("Could not create a transport for an accepted connection", e) { Transport = transport });
            }
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
