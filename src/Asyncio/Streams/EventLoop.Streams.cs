using System.Net.Sockets;

namespace Asyncio;

/// <content>Streams.</content>
public sealed partial class EventLoop
{
    /// <summary>Connects the running loop to a server, to read and write in a task; <c>asyncio.open_connection</c>.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="options">How; null means <see cref="ConnectionOptions.Default"/>.</param>
    /// <param name="limit">The limit of the reader, in bytes.</param>
    /// <exception cref="SocketException">No address could be connected to, or the name is not known.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled; what had been opened is closed.</exception>
    public static Task<(StreamReader Reader, StreamWriter Writer)> OpenConnection(
        string host, int port, ConnectionOptions? options = null, int limit = StreamReader.DefaultLimit)
    {
        var loop = GetRunningLoop();
        return loop.OpenStreams(limit, factory => loop.CreateConnection(factory, host, port, options));
    }

    /// <summary>Makes streams of a socket that is connected already.</summary>
    /// <param name="socket">The socket. It belongs to the streams from now on, and is set non-blocking.</param>
    /// <param name="limit">The limit of the reader, in bytes.</param>
    /// <exception cref="ArgumentException">The socket is none of a stream.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread, or the socket has a transport.</exception>
    public static Task<(StreamReader Reader, StreamWriter Writer)> OpenConnection(Socket socket, int limit = StreamReader.DefaultLimit)
    {
        var loop = GetRunningLoop();
        return loop.OpenStreams(limit, factory => loop.CreateConnection(factory, socket));
    }

    /// <summary>Listens with the running loop, and runs a task for each client that connects; <c>asyncio.start_server</c>.</summary>
    /// <param name="clientConnected">
    /// Serves a client, and closes the writer at the end. Its exception goes to the exception handler and ends that connection only.
    /// </param>
    /// <param name="host">A name or an address of this machine; null or empty for all.</param>
    /// <param name="port">The port; 0 has the system choose one.</param>
    /// <param name="options">How; null means <see cref="ServerOptions.Default"/>.</param>
    /// <param name="limit">The limit of each reader, in bytes.</param>
    /// <exception cref="SocketException">An address cannot be listened on, for instance because the port is taken.</exception>
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
        return loop.CreateServer(() => new StreamReaderProtocol(loop, new StreamReader(loop, limit), clientConnected), host, port, options);
    }

    private async Task<(StreamReader Reader, StreamWriter Writer)> OpenStreams(
        int limit, Func<Func<StreamReaderProtocol>, Task<(Transport Transport, StreamReaderProtocol Protocol)>> connect)
    {
        var reader = new StreamReader(this, limit);
        var (transport, protocol) = await connect(() => new StreamReaderProtocol(this, reader));
        return (reader, new StreamWriter(transport, protocol, reader));
    }
}
