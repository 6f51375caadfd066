using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using static Asyncio.Tests.Scenarios.Bodies;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

/// <summary>Situations of CPython's own tests that the other classes lack.</summary>
internal static class ChecklistScenarios
{
    private static readonly byte[] Content = new byte[8_192_000];

    public static void DatagramsByCallsOfASocket(Log log) => Run(async loop =>
    {
        using var left = DatagramSocket();
        using var right = DatagramSocket();
        var receiving = loop.CreateTask(async () => await loop.SockRecvFrom(right, 100));
        await TestLoop.Passes(3);
        log.Add(receiving.Done);
        log.Add(await loop.SockSendTo(left, "hello"u8.ToArray(), right.LocalEndPoint!));
        var (data, sender) = await receiving;
        log.Add(Text(data));
        log.Add(sender.Equals(left.LocalEndPoint));
        await loop.SockSendTo(left, Array.Empty<byte>(), right.LocalEndPoint!);
        var buffer = new byte[3];
        log.Add((await loop.SockRecvFromInto(right, buffer)).Count);
        await loop.SockSendTo(left, "longer"u8.ToArray(), right.LocalEndPoint!);
        log.Add((await loop.SockRecvFromInto(right, buffer)).Count);
        log.Add(Text(buffer));
        await Assert.ThrowsAsync<SocketException>(async () => await loop.SockSendTo(left, new byte[100_000], right.LocalEndPoint!));
        log.Add("too long");
        var cancelled = loop.CreateTask(() => Outcome(log, "receive", async () => { await loop.SockRecvFrom(right, 100); }));
        await TestLoop.Passes(2);
        cancelled.Cancel();
        await cancelled;
        log.Add(loop.RemoveReader(right));
    });

    public static void MuchThatIsReceivedIntoABuffer(Log log) => Run(async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (left)
        using (right)
        {
            var data = Enumerable.Range(0, 5_120_000).Select(i => (byte)i).ToArray();
            var sending = loop.CreateTask(async () => await loop.SockSendAll(left, data));
            var received = new MemoryStream();
            var buffer = new byte[100_000];
            while (received.Length < data.Length)
            {
                received.Write(buffer, 0, await loop.SockRecvInto(right, buffer));
            }

            await sending;
            log.Add(received.ToArray().AsSpan().SequenceEqual(data));
        }
    });

    public static void AClientThatGoesWhileItsServerCloses(Log log) => RunWithHandler(log, async loop =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
        var (_, writer) = await EventLoop.OpenConnection("127.0.0.1", Port(server.Sockets[0]));
        loop.CallSoon(server.Close);
        loop.CallSoon(writer.Close);
        await server.WaitClosed();
        log.Add("over");

        async Task Serve(StreamReader reader, StreamWriter writer)
        {
            await reader.ReadLine();
            writer.Close();
            await writer.WaitClosed();
            log.Add("served");
        }
    });

    public static void TwoTasksDrainAtOnce(Log log) => RunWithHandler(log, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            var (_, writer) = await EventLoop.OpenConnection(left);
            writer.Write(new byte[Much]);
            var tasks = "ab".Select(name => loop.CreateTask(() => Outcome(log, $"{name}", async () => await writer.Drain()))).ToArray();
            await TestLoop.Passes(3);
            log.Add(tasks.Select(task => task.Done));
            await Receive(right, Much);
            await Until(() => Array.TrueForAll(tasks, task => task.Done));
            writer.Close();
            await writer.WaitClosed();
        }
    });

    public static void AStreamClosedWithDataUnread(Log log) => RunWithHandler(log, async _ =>
    {
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            var (reader, writer) = await EventLoop.OpenConnection(left);
            Send(right, "one\ntwo\n");
            log.Add(Text(await reader.ReadLine()));
            writer.Close();
            await writer.WaitClosed();
            log.Add(Text(await reader.Read()));
            log.Add(reader.AtEof);
        }
    });

    public static void AReaderEndsWhenItsWriterCloses(Log log) => RunWithHandler(log, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            var (reader, writer) = await EventLoop.OpenConnection(left);
            var reading = loop.CreateTask(async () => await reader.Read());
            await TestLoop.Passes(2);
            writer.Close();
            log.Add($"b'{Text(await reading)}'");
            log.Add(reader.AtEof);
        }
    });

    [SupportedOSPlatform("linux")]
    public static void TheOutputOfASubprocessReadAfterItsEnd(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell("echo hello", new SubprocessOptions { Stdout = Redirect.Pipe });
        log.Add(await process.Wait());
        log.Add(Text(await process.Stdout!.Read()));
        log.Add(process.Stdout.AtEof);
    });

    [SupportedOSPlatform("linux")]
    public static void ASubprocessWhoseOutputIsMoreThanTheLimit(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessShell(
            "head -c 1000000 /dev/zero", new SubprocessOptions { Stdout = Redirect.Pipe, Limit = 1_000 });
        var (output, _) = await process.Communicate();
        log.Add(output.Length);
        log.Add(await process.Wait());
    });

    [SupportedOSPlatform("linux")]
    public static void ASubprocessWithAnEmptyInput(Log log) => Run(async _ =>
    {
        using var process = await EventLoop.CreateSubprocessExec("cat", [], new SubprocessOptions { Stdin = Redirect.Pipe, Stdout = Redirect.Pipe });
        var (output, _) = await process.Communicate();
        log.Add($"b'{Text(output)}'");
        log.Add(process.ReturnCode);
    });

    [SupportedOSPlatform("linux")]
    public static void ASubprocessDoesNotInheritTheInputOfAnother(Log log) => Run(async _ =>
    {
        using var first = await EventLoop.CreateSubprocessExec("cat", [], new SubprocessOptions { Stdin = Redirect.Pipe, Stdout = Redirect.Pipe });
        using var second = await EventLoop.CreateSubprocessExec("sleep", ["100"]);
        first.Stdin!.Close();
        log.Add($"b'{Text(await first.Stdout!.Read())}'");
        log.Add(await first.Wait());
        second.Kill();
        log.Add(await second.Wait());
    });

    [SupportedOSPlatform("linux")]
    public static void ASubprocessThatIsCancelledAsItStarts(Log log) => Run(async loop =>
    {
        var starting = loop.CreateTask(async () => await EventLoop.CreateSubprocessExec("sleep", ["100"]));
        await Sleep(0);
        starting.Cancel();
        await EventLoop.WaitAsync([starting]);
        log.Add(starting.Cancelled);
    });

    public static void GarbageAfterTheHandshakeOfTls(Log log) => RunWithHandler(log, async loop =>
    {
        var server = new TextRecorder
        {
            Log = what =>
            {
                if (!((string)what!).StartsWith("lost", StringComparison.Ordinal))
                {
                    log.Add($"server {what}");
                }
            },
        };
        var client = new TextRecorder();
        var listener = await loop.CreateServer(() => server, "127.0.0.1", 0, new ServerOptions { Tls = ServerTls });
        await Settled(loop.CreateConnection(
            () => client, "127.0.0.1", Port(listener.Sockets[0]), new ConnectionOptions { Tls = ClientTls() }));
        client.Transport.Write("hello"u8);
        await Until(() => server.Received.Length > 0);
        Send((Socket)client.Transport.GetExtraInfo("socket")!, "this is no record of TLS");
        await Until(() => server.IsLost);
        log.Add("server lost");
        client.Transport.Abort();
        await Until(() => client.IsLost);
        listener.Close();
    });

    public static void AnAcceptedSocketOverTls(Log log) => RunWithHandler(log, async loop =>
    {
        var server = new TextRecorder { Log = what => log.Add($"server {what}") };
        var client = new TextRecorder { Log = what => log.Add($"client {what}") };
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var connecting = loop.CreateTask(() => loop.CreateConnection(
            () => client, "127.0.0.1", Port(listener), new ConnectionOptions { Tls = ClientTls() }));
        await TestLoop.Passes(3);
        await Settled(loop.ConnectAcceptedSocket(() => server, listener.Accept(), new ServerOptions { Tls = ServerTls }));
        await Settled(connecting);
        client.Transport.Write("hello"u8);
        await Until(() => server.Received.Length > 0);
        server.Transport.Close();
        await Until(() => server.IsLost && client.IsLost);
    });

    public static void StartTlsWithABufferedProtocol(Log log) => RunWithHandler(log, async loop =>
    {
        var server = new BufferedRecorder(100)
        {
            Log = what =>
            {
                if (!((string)what!).StartsWith("buffer", StringComparison.Ordinal))
                {
                    log.Add($"server {what}");
                }
            },
        };
        var client = new TextRecorder { Log = what => log.Add($"client {what}") };
        var (left, right) = TestSelectors.Pair();
        await loop.CreateConnection(() => server, left);
        await loop.CreateConnection(() => client, right);
        var serving = loop.CreateTask(() => loop.StartTls(server.Transport, server, ServerTls));
        client.Transport = await Settled(loop.StartTls(client.Transport, client, ClientTls()));
        server.Transport = await Settled(serving);
        client.Transport.Write("hello"u8);
        await Until(() => server.Received.Length > 0);
        server.Transport.Write("bye"u8);
        await Until(() => client.Received.Length > 0);
        client.Transport.Close();
        await Until(() => server.IsLost && client.IsLost);
    });

    public static void ThePeerGoesWhileWhatIsNoFileIsSent(Log log) => RunWithHandler(log, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            var recorder = new TextRecorder
            {
                Log = what =>
                {
                    if (what is not ("paused" or "resumed"))
                    {
                        log.Add(((string)what!).Split(' ')[0]);
                    }
                },
            };
            await loop.CreateConnection(() => recorder, left);
            var sending = loop.CreateTask(() => loop.SendFile(recorder.Transport, new MemoryStream(Content)));
            await Receive(right, 1_000);
            right.Dispose();
            await Until(() => sending.Done && recorder.IsLost);
            log.Add(Error(sending.Exception) == "reset");
        }
    });

    public static void AFileWhoseSendingIsCancelled(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        var loop = recorder.Transport.Loop;
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Access = FileAccess.ReadWrite, Mode = FileMode.CreateNew, Options = FileOptions.DeleteOnClose });
        file.Write(Content);
        file.Flush();
        var sending = loop.CreateTask(() => loop.SendFile(recorder.Transport, file));
        await Receive(peer, 1_000);
        sending.Cancel();
        await Until(() => sending.Done);
        log.Add(sending.Cancelled);
        recorder.Transport.Write("goes on"u8);
        log.Add(recorder.Transport.IsReading);
    });

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes).Trim();

    private static Socket DatagramSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
