using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

/// <summary>Code that the scenarios of TLS share, as in reference/tls.py.</summary>
internal static class TlsBodies
{
    public static Action<object?> Named(Log log, string name) => what => log.Add($"{name} {what}");

    /// <summary>
    /// Says when this event happens, without its detail, and nothing of the others: whether a side is paused, or how it is
    /// lost, depends on what the system takes.
    /// </summary>
    public static Action<object?> Only(Log log, string name, string kind) => what =>
    {
        if (((string)what!).Split(' ')[0] == kind)
        {
            log.Add($"{name} {kind}");
        }
    };

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.ASCII.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes).Trim();

    public static int Port(Server server) => Port(server.Sockets[0]);

    public static int Port(Socket listener) => ((IPEndPoint)listener.LocalEndPoint!).Port;

    public static Socket Listener()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }

    public static Task<Server> Serve(EventLoop loop, TlsSides sides) =>
        loop.CreateServer(() => sides.Server, "127.0.0.1", 0, new ServerOptions { Tls = ServerTls });

    public static Task<(Transport Transport, Recorder Protocol)> Connect(EventLoop loop, TlsSides sides, int port, ConnectionOptions? options = null) =>
        loop.CreateConnection(() => sides.Client, "127.0.0.1", port, options ?? new ConnectionOptions { Tls = ClientTls() });

    public static async Task Failure(Log log, string name, Func<Task> run)
    {
        try
        {
            await run();
            log.Add($"{name} succeeds");
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException)
        {
            log.Add($"{name} fails: {Error(e)}");
        }
    }

    /// <summary>Connects over TLS, runs the body, and waits until both sides are lost.</summary>
    public static void RunTls(
        Log log, Func<TlsSides, Task> body, Recorder? server = null, Recorder? client = null, ConnectionOptions? options = null) =>
        RunWithHandler(log, async loop =>
        {
            var sides = new TlsSides(log, server, client);
            var listener = await Serve(loop, sides);
            await Settled(Connect(loop, sides, Port(listener), options));
            await Until(() => sides.Server.Transport is not null);
            await body(sides);
            await sides.End();
            listener.Close();
        });
}
