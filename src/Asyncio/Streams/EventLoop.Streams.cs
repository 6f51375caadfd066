using System.Net.Sockets;

namespace Asyncio;

/// <content>Streams.</content>
public sealed partial class EventLoop
{
    /// <summary>Connects to a server and returns a reader and a writer; <c>asyncio.open_connection</c>.</summary>
    /// <param name="host">A host name or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="options">Options; null means <see cref="ConnectionOptions.Default"/>.</param>
    /// <param name="limit">The limit of the reader in bytes; see <see cref="StreamReader(int)"/>.</param>
    /// <exception cref="SocketException">No address accepts the connection, or the host name is unknown.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The socket is closed.</exception>
    public static Task<(StreamReader Reader, StreamWriter Writer)> OpenConnection(
        string host, int port, ConnectionOptions? options = null, int limit = StreamReader.DefaultLimit)
    {
        var loop = GetRunningLoop();
        return loop.OpenStreams(limit, factory => loop.CreateConnection(factory, host, port, options));
    }

    /// <summary>Creates a reader and a writer for a connected socket.</summary>
    /// <param name="socket">The socket. The streams take ownership of it and set it non-blocking.</param>
    /// <param name="limit">The limit of the reader in bytes; see <see cref="StreamReader(int)"/>.</param>
    /// <param name="options">Options; only those of TLS apply.</param>
    /// <exception cref="ArgumentException">The socket is not a stream socket, or TLS has no <c>TargetHost</c>.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread, or the socket has a transport.</exception>
    public static Task<(StreamReader Reader, StreamWriter Writer)> OpenConnection(
        Socket socket, int limit = StreamReader.DefaultLimit, ConnectionOptions? options = null)
    {
        var loop = GetRunningLoop();
        return loop.OpenStreams(limit, factory => loop.CreateConnection(factory, socket, options));
    }

    /// <summary>Starts a server that runs a task for each client connection; <c>asyncio.start_server</c>.</summary>
    /// <param name="clientConnected">
    /// Serves a client and closes the writer at the end. An exception goes to the exception handler and ends this connection only.
    /// </param>
    /// <param name="host">A host name or an address of this machine; null or empty for all addresses.</param>
    /// <param name="port">The port; with 0 the system chooses one.</param>
    /// <param name="options">Options; null means <see cref="ServerOptions.Default"/>.</param>
    /// <param name="limit">The limit of each reader in bytes; see <see cref="StreamReader(int)"/>.</param>
    /// <exception cref="SocketException">The server cannot listen on an address, for instance because the port is in use.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public static Task<Server> StartServer(
        Func<StreamReader, StreamWriter, Task> clientConnected,
        string? host,
        int port,
        ServerOptions? options = null,
        int limit = StreamReader.DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(clientConnected);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var loop = GetRunningLoop();
        return loop.CreateServer(loop.StreamProtocolFactory(clientConnected, limit), host, port, options);
    }

    private Func<IStreamProtocol> StreamProtocolFactory(Func<StreamReader, StreamWriter, Task> clientConnected, int limit)
    {
        var name = CallbackName.From(clientConnected) + "()";
        return () => new StreamReaderProtocol(this, new StreamReader(this, limit), clientConnected, name);
    }

    private async Task<(StreamReader Reader, StreamWriter Writer)> OpenStreams(
        int limit, Func<Func<StreamReaderProtocol>, Task<(Transport Transport, StreamReaderProtocol Protocol)>> connect)
    {
        var reader = new StreamReader(this, limit);
        var (transport, protocol) = await connect(() => new StreamReaderProtocol(this, reader));
        return (reader, new StreamWriter(transport, protocol, reader));
    }
}
