using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Asyncio;

/// <content>Unix sockets.</content>
public sealed partial class EventLoop
{
    // A connect to a server whose queue is full fails at once, and nothing tells when there is room.
    private static readonly TimeSpan UnixConnectRetryDelay = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Connects to a server by a Unix socket, and creates a transport and a protocol for the connection. Returns after
    /// <see cref="IStreamProtocol.ConnectionMade"/> has run. <c>loop.create_unix_connection</c>.
    /// </summary>
    /// <typeparam name="TProtocol">The protocol: an <see cref="IProtocol"/> or an <see cref="IBufferedProtocol"/>.</typeparam>
    /// <param name="protocolFactory">Creates the protocol, after the connect.</param>
    /// <param name="path">The path of the server's socket; on Linux also an abstract address, which begins with a NUL character.</param>
    /// <param name="options">Options; only those of TLS apply.</param>
    /// <returns>The transport and the protocol.</returns>
    /// <exception cref="SocketException">There is no such socket, or no server listens on it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The path is too long: Linux allows 107 bytes.</exception>
    /// <exception cref="ArgumentException">TLS has no <c>TargetHost</c>.</exception>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The socket is closed.</exception>
    /// <remarks>If the server's queue of connections is full, it tries again every 10 ms. asyncio returns a connection that is none.</remarks>
    public async Task<(Transport Transport, TProtocol Protocol)> CreateUnixConnection<TProtocol>(
        Func<TProtocol> protocolFactory, string path, ConnectionOptions? options = null)
        where TProtocol : IStreamProtocol
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        var tls = options?.TlsSettingsFor(host: null);
        var socket = await ConnectUnix(new UnixDomainSocketEndPoint(path));
        return await ConnectProtocol(socket, protocolFactory, tls);
    }

    /// <summary>Creates a server that listens on a Unix socket; <c>loop.create_unix_server</c>.</summary>
    /// <param name="protocolFactory">Creates the protocol of a connection.</param>
    /// <param name="path">
    /// The path of the socket, or an abstract address, which begins with a NUL character. A socket file that exists is replaced. Its
    /// permissions follow the umask: put it into a folder that only those may enter who may connect.
    /// </param>
    /// <param name="options">Options; null means <see cref="ServerOptions.Default"/>.</param>
    /// <exception cref="SocketException">The server cannot listen, for instance because the path is that of another file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The path is too long: Linux allows 107 bytes.</exception>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    [SupportedOSPlatform("linux")]
    public Task<Server> CreateUnixServer(Func<IStreamProtocol> protocolFactory, string path, ServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(protocolFactory);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        options ??= ServerOptions.Default;
        var tls = options.TlsSettings;
        var socket = BindUnix(path);
        return Serve([socket], protocolFactory, options, tls, options.CleanUpSocket ? UnixSocketFile.Find(path) : null);
    }

    /// <summary>Connects the running loop to a server by a Unix socket; <c>asyncio.open_unix_connection</c>.</summary>
    /// <param name="path">The path of the server's socket, or an abstract address.</param>
    /// <param name="options">Options; only those of TLS apply.</param>
    /// <param name="limit">The limit of the reader in bytes; see <see cref="StreamReader(int)"/>.</param>
    /// <inheritdoc cref="CreateUnixConnection"/>
    public static Task<(StreamReader Reader, StreamWriter Writer)> OpenUnixConnection(
        string path, ConnectionOptions? options = null, int limit = StreamReader.DefaultLimit)
    {
        var loop = GetRunningLoop();
        return loop.OpenStreams(limit, factory => loop.CreateUnixConnection(factory, path, options));
    }

    /// <summary>Starts a server on a Unix socket that runs a task for each connection; <c>asyncio.start_unix_server</c>.</summary>
    /// <param name="clientConnected">
    /// Serves a client and closes the writer at the end. An exception goes to the exception handler and ends this connection only.
    /// </param>
    /// <param name="path">The path of the socket, or an abstract address.</param>
    /// <param name="options">Options; null means <see cref="ServerOptions.Default"/>.</param>
    /// <param name="limit">The limit of each reader in bytes; see <see cref="StreamReader(int)"/>.</param>
    /// <inheritdoc cref="CreateUnixServer"/>
    [SupportedOSPlatform("linux")]
    public static Task<Server> StartUnixServer(
        Func<StreamReader, StreamWriter, Task> clientConnected, string path, ServerOptions? options = null, int limit = StreamReader.DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(clientConnected);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var loop = GetRunningLoop();
        return loop.CreateUnixServer(loop.StreamProtocolFactory(clientConnected, limit), path, options);
    }

    private static async Task<Socket> ConnectUnix(UnixDomainSocketEndPoint address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            while (true)
            {
                try
                {
                    socket.Connect(address);
                    return socket;
                }
                catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                    await Sleep(UnixConnectRetryDelay);
                }
            }
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [SupportedOSPlatform("linux")]
    private static Socket BindUnix(string path)
    {
        var address = new UnixEndPoint(path);
        try
        {
            UnixSocketFile.Find(path)?.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The bind says what is wrong.
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            socket.Bind(address);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new SocketException((int)e.SocketErrorCode, $"Cannot listen on {path.Replace('\0', '@')}: {e.Message}");
        }
    }
}
