using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

[SupportedOSPlatform("linux")]
internal static class UnixSocketScenarios
{
    public static void AServerOnAUnixSocket(Log log) => RunUnix(log, async (loop, path) =>
    {
        var recorders = new List<Recorder>();
        var server = await loop.CreateUnixServer(Recording(log, recorders), path);
        log.Add(server.IsServing);
        log.Add($"{server.Sockets[0].LocalEndPoint}" == path);
        await Exchange(log, loop, recorders, path);
        log.Add(File.Exists(path));
        server.Close();
        await server.WaitClosed();
        log.Add(File.Exists(path));
    });

    public static void AStaleUnixSocketIsReplaced(Log log) => RunUnix(log, async (loop, path) =>
    {
        using (Bound(path))
        {
        }

        log.Add(File.Exists(path));
        var recorders = new List<Recorder>();
        var server = await loop.CreateUnixServer(Recording(log, recorders), path);
        await Exchange(log, loop, recorders, path);
        server.Close();
    });

    public static void AFileThatIsNoUnixSocketIsKept(Log log) => RunUnix(log, async (loop, path) =>
    {
        await File.WriteAllTextAsync(path, "kept");
        var e = await Assert.ThrowsAsync<SocketException>(() => loop.CreateUnixServer(() => new TextRecorder(), path));
        log.Add(e.SocketErrorCode == SocketError.AddressAlreadyInUse ? "in use" : e);
        log.Add(await File.ReadAllTextAsync(path));
    });

    public static void AUnixSocketThatIsGoneWhenTheServerCloses(Log log) => RunUnix(log, async (loop, path) =>
    {
        var server = await loop.CreateUnixServer(() => new TextRecorder(), path);
        File.Delete(path);
        server.Close();
        log.Add("closed");
    });

    public static void AUnixSocketThatAnotherServerHasReplaced(Log log) => RunUnix(log, async (loop, path) =>
    {
        var first = await loop.CreateUnixServer(() => new TextRecorder(), path);
        var recorders = new List<Recorder>();
        var second = await loop.CreateUnixServer(Recording(log, recorders), path);
        first.Close();
        log.Add(File.Exists(path));
        await Exchange(log, loop, recorders, path);
        second.Close();
        log.Add(File.Exists(path));
    });

    public static void AUnixSocketThatIsToStay(Log log) => RunUnix(log, async (loop, path) =>
    {
        var server = await loop.CreateUnixServer(() => new TextRecorder(), path, new ServerOptions { CleanUpSocket = false });
        server.Close();
        log.Add(File.Exists(path));
    });

    public static void AnAbstractUnixAddress(Log log) => RunUnix(log, async (loop, _) =>
    {
        var path = $"\0asyncio-{Environment.ProcessId}";
        var recorders = new List<Recorder>();
        var server = await loop.CreateUnixServer(Recording(log, recorders), path);
        await Exchange(log, loop, recorders, path);
        server.Close();
    });

    public static void APathThatIsTooLongForAUnixSocket(Log log) => RunUnix(log, async (loop, path) =>
    {
        path += new string('x', 200);
        foreach (var connect in (Func<Task>[])[
            () => loop.CreateUnixServer(() => new TextRecorder(), path), () => loop.CreateUnixConnection(() => new TextRecorder(), path)])
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(connect);
            log.Add("too long");
        }
    });

    public static void AUnixSocketOnWhichNoServerListens(Log log) => RunUnix(log, async (loop, path) =>
    {
        // .NET has no code of its own for a missing file.
        var missing = await Assert.ThrowsAsync<SocketException>(() => loop.CreateUnixConnection(() => new TextRecorder(), path));
        Assert.NotEqual(SocketError.ConnectionRefused, missing.SocketErrorCode);
        log.Add("missing");
        using var silent = Bound(path);
        var refused = await Assert.ThrowsAsync<SocketException>(() => loop.CreateUnixConnection(() => new TextRecorder(), path));
        log.Add(refused.SocketErrorCode == SocketError.ConnectionRefused ? "refused" : refused);
    });

    public static void StreamsOverAUnixSocket(Log log) => RunUnix(log, async (_, path) =>
    {
        var server = await EventLoop.StartUnixServer(Serve, path);
        var (reader, writer) = await EventLoop.OpenUnixConnection(path);
        writer.Write("one\n"u8);
        log.Add(Text(await reader.ReadLine()));
        writer.WriteEof();
        log.Add($"b'{Text(await reader.Read())}'");
        writer.Close();
        server.Close();
        await server.WaitClosed();

        async Task Serve(StreamReader reader, StreamWriter writer)
        {
            await foreach (var line in reader)
            {
                log.Add($"server {Text(line)}");
                writer.Write(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(line).ToUpperInvariant()));
            }

            log.Add("server end");
            writer.Close();
        }
    });

    private static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes).Trim();

    private static Socket Bound(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixEndPoint(path));
        return socket;
    }

    private static Func<IStreamProtocol> Recording(Log log, List<Recorder> recorders) => () =>
    {
        recorders.Add(new TextRecorder { Log = what => log.Add($"server {what}") });
        return recorders[^1];
    };

    private static async Task Exchange(Log log, EventLoop loop, List<Recorder> recorders, string path)
    {
        var (transport, client) = await loop.CreateUnixConnection(() => new TextRecorder { Log = what => log.Add($"client {what}") }, path);
        transport.Write("hello"u8);
        await Until(() => recorders.Count > 0 && recorders[^1].Received.Length > 0);
        recorders[^1].Transport.Write("bye"u8);
        await Until(() => client.Received.Length > 0);
        transport.Close();
        await Until(() => client.IsLost && recorders[^1].IsLost);
    }

    private static void RunUnix(Log log, Func<EventLoop, string, Task> body) => RunWithHandler(log, async loop =>
    {
        var folder = Directory.CreateTempSubdirectory("asyncio-");
        try
        {
            await body(loop, Path.Combine(folder.FullName, "socket"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });
}
