using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

internal static class TlsScenarios
{
    private const string LateVerification =
        "SslStream verifies a certificate when the handshake is complete, so the server has a connection, which ends";

    public static void DataOverTlsBothWays(Log log) => RunTls(log, async sides =>
    {
        sides.Client.Transport.Write("hello"u8);
        await Until(() => sides.Server.Received.Length > 0);
        sides.Server.Transport.WriteLines([Bytes("good"), Bytes("bye")]);
        await Until(() => sides.Client.Received.Length > 0);
        log.Add(sides.Client.Transport.GetExtraInfo("peercert") is not null);
        log.Add(sides.Server.Transport.GetExtraInfo("peercert") is not null);
        log.Add(sides.Client.Transport.GetExtraInfo("cipher") is not null);
        log.Add(sides.Client.Transport.GetExtraInfo("compression"));
        log.Add(sides.Client.Transport.GetExtraInfo("ssl_object") is not null);
        log.Add(sides.Client.Transport.GetExtraInfo("sockname")!.Equals(sides.Server.Transport.GetExtraInfo("peername")));
    });

    public static void AClientClosesOverTls(Log log) => RunTls(log, async sides =>
    {
        log.Add(sides.Client.Transport.IsClosing);
        sides.Client.Transport.Close();
        log.Add(sides.Client.Transport.IsClosing);
        sides.Client.Transport.Write("lost"u8);
        sides.Client.Transport.Close();
        await sides.UntilLost();
    });

    public static void AServerClosesOverTls(Log log) => RunTls(log, async sides =>
    {
        sides.Server.Transport.Close();
        await sides.UntilLost();
    });

    public static void DataThatIsLeftIsSentBeforeTheEndOfTls(Log log) => RunTls(
        log,
        async sides =>
        {
            sides.Client.Transport.Write(new byte[Much]);
            sides.Client.Transport.Close();
            await sides.UntilLost();
            log.Add(sides.Server.Received.Length);
        },
        server: new TextRecorder { IsQuiet = true },
        client: new TextRecorder { Log = OnlyLost(log, "client") });

    public static void NoHalfOfAConnectionEndsOverTls(Log log) => RunTls(log, async sides =>
    {
        log.Add(sides.Client.Transport.CanWriteEof);
        try
        {
            sides.Client.Transport.WriteEof();
        }
        catch (NotSupportedException)
        {
            log.Add("refused");
        }

        sides.Client.Transport.Write("still"u8);
        await Until(() => sides.Server.Received.Length > 0);
    });

    [Differs(
        "The end of TLS is answered also when it is missing, and this client, whose socket was ended under it, cannot answer that",
        "client made", "server made", "server eof", "client eof", "server lost None", "client lost reset")]
    public static void AnEndWithoutTheEndOfTls(Log log) => RunTls(log, async sides =>
    {
        ((Socket)sides.Client.Transport.GetExtraInfo("socket")!).Shutdown(SocketShutdown.Send);
        await Until(() => sides.Server.IsLost);
    });

    public static void AProtocolThatWouldKeepHalfOfAConnectionOverTls(Log log) => RunTls(
        log,
        async sides =>
        {
            sides.Client.Transport.Close();
            await sides.UntilLost();
        },
        server: new TextRecorder { KeepsOpen = true });

    public static void AnAbortOverTls(Log log) => RunTls(log, async sides =>
    {
        sides.Server.Transport.Write("first"u8);
        await Until(() => sides.Client.Received.Length > 0);
        sides.Client.Transport.Abort();
        log.Add(sides.Client.Transport.IsClosing);
        sides.Client.Transport.Abort();
        await sides.UntilLost();
    });

    public static void APauseOverTls(Log log) => RunTls(log, async sides =>
    {
        log.Add(sides.Server.Transport.IsReading);
        sides.Server.Transport.PauseReading();
        log.Add(sides.Server.Transport.IsReading);
        sides.Client.Transport.Write("hello"u8);
        await TestLoop.Passes(5);
        log.Add(sides.Server.Received.Length);
        sides.Server.Transport.ResumeReading();
        log.Add("resumed");
        await Until(() => sides.Server.Received.Length > 0);
        sides.Server.Transport.PauseReading();
        sides.Client.Transport.Close();
        await TestLoop.Passes(10);
        log.Add($"lost {sides.Server.IsLost} {sides.Client.IsLost}");
        sides.Server.Transport.ResumeReading();
        await sides.UntilLost();
    });

    public static void APauseOverTlsHoldsUpTheOtherSide(Log log) => RunTls(
        log,
        async sides =>
        {
            log.Add(sides.Client.Transport.WriteBufferLimits);
            sides.Server.Transport.PauseReading();
            var written = 0;
            while (!sides.Client.IsPaused)
            {
                sides.Client.Transport.Write(new byte[65_536]);
                written += 65_536;
                await TestLoop.Passes(1);
            }

            log.Add(sides.Client.Transport.WriteBufferSize >= 524_288);
            sides.Server.Transport.ResumeReading();
            await Until(() => sides.Server.Received.Length == written);
            log.Add(sides.Client.Transport.WriteBufferSize);
        },
        server: new TextRecorder { IsQuiet = true });

    public static void ABufferedProtocolOverTls(Log log) => RunTls(
        log,
        async sides =>
        {
            sides.Client.Transport.Write("more than ten bytes"u8);
            await Until(() => sides.Server.Received.Length == 19);
            sides.Client.Transport.Close();
            await sides.UntilLost();
        },
        server: new BufferedRecorder
        {
            // It is asked for a buffer whenever something came, be it no data.
            Log = what =>
            {
                if (!((string)what!).StartsWith("buffer", StringComparison.Ordinal))
                {
                    log.Add($"server {what}");
                }
            },
        });

    public static void AProtocolOverTlsThatFailsWithData(Log log) => RunTls(
        log,
        async sides =>
        {
            sides.Client.Transport.Write("hello"u8);
            await sides.UntilLost();
        },
        server: new TextRecorder { Then = { ["received"] = Fails("no good") } });

    public static void AProtocolOverTlsThatFailsAsItIsMade(Log log) => RunTls(
        log, sides => sides.UntilLost(), server: new TextRecorder { Then = { ["made"] = Fails("no good") } });

    public static void AProtocolOverTlsThatFailsAtItsEnd(Log log) => RunTls(
        log,
        async sides =>
        {
            sides.Client.Transport.Close();
            await sides.UntilLost();
        },
        server: new TextRecorder { Then = { ["eof"] = Fails("no good") } });

    public static void AnotherProtocolOverTls(Log log) => RunTls(log, async sides =>
    {
        var other = new TextRecorder { Log = Named(log, "other") };
        sides.Server.Transport.SetProtocol(other);
        sides.Client.Transport.Write("hello"u8);
        await Until(() => other.Received.Length > 0);
        sides.Client.Transport.Close();
        await Until(() => other.IsLost && sides.Client.IsLost);
    });

    [Differs(LateVerification, "client fails: tls", "server made", "server ends", "None")]
    public static void ACertificateForAnotherName(Log log) => RunRefused(log, ClientTls("elsewhere"));

    [Differs(LateVerification, "client fails: tls", "server made", "server ends", "None")]
    public static void ACertificateThatIsNotTrusted(Log log) => RunRefused(log, ClientTls(trusts: false));

    public static void AServerThatSpeaksNoTls(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new Sides(log);
        using var listener = Listener();
        var connecting = loop.CreateTask(() => Failure(log, "client", () => Connect(loop, sides, Port(listener))));
        await TestLoop.Passes(3);
        using var accepted = listener.Accept();
        Send(accepted, "220 Welcome, whoever you are\r\n");
        await connecting;
        log.Add(sides.Client.Transport);
    });

    public static void TheServerGoesDuringTheHandshake(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new Sides(log);
        using var listener = Listener();
        var connecting = loop.CreateTask(() => Failure(log, "client", () => Connect(loop, sides, Port(listener))));
        await TestLoop.Passes(3);
        var accepted = listener.Accept();
        await TestLoop.Passes(3);
        await Until(() => accepted.Available > 0);
        Assert.NotEqual(0, accepted.Receive(new byte[10_000]));
        accepted.Dispose();
        await connecting;
        log.Add(sides.Client.Transport);
    });

    public static void TheClientGoesDuringTheHandshake(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new Sides(log);
        Exception? ended = null;
        loop.SetExceptionHandler((_, context) => ended = context.Exception);
        var server = await Serve(loop, sides);
        using (var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            client.Connect(server.Sockets[0].LocalEndPoint!);
            await TestLoop.Passes(5);
        }

        await Until(() => ended is not null);
        log.Add($"server fails: {Error(ended)}");
        log.Add(sides.Server.Transport);
        server.Close();
    });

    public static void AHandshakeThatTakesTooLong(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new Sides(log);
        using var listener = Listener();
        var options = new ConnectionOptions { Tls = ClientTls(), TlsHandshakeTimeout = TimeSpan.FromSeconds(10) };
        var e = await Assert.ThrowsAsync<SocketException>(() => Connect(loop, sides, Port(listener), options));
        Assert.Equal(SocketError.ConnectionAborted, e.SocketErrorCode);
        log.Add(Error(e));
        log.Add(Bodies.Now(loop));
        log.Add(sides.Client.Transport);
    });

    public static void AHandshakeThatIsCancelled(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new Sides(log);
        using var listener = Listener();
        var connecting = loop.CreateTask(() => Connect(loop, sides, Port(listener)));
        await TestLoop.Passes(10);
        using var accepted = listener.Accept();
        connecting.Cancel();
        await Until(() => connecting.Done);
        log.Add(connecting.Cancelled);
        await TestLoop.Passes(3);
        while (accepted.Receive(new byte[10_000]) > 0)
        {
        }

        log.Add("is closed");
        log.Add(sides.Client.Transport);
    });

    public static void AnEndOfTlsThatIsNotAnswered(Log log) => RunTls(
        log,
        async sides =>
        {
            // So it does not see the end.
            sides.Server.Transport.PauseReading();
            sides.Client.Transport.Close();
            await Bodies.Sleep(7.5);
            log.Add(sides.Client.IsLost);
            await Bodies.Sleep(1);
            log.Add(sides.Client.IsLost);
        },
        options: new ConnectionOptions { Tls = ClientTls(), TlsShutdownTimeout = TimeSpan.FromSeconds(8) });

    public static void BothSidesStartTls(Log log) => RunPlain(log, async (loop, sides) =>
    {
        sides.Client.Transport.Write("start"u8);
        await Until(() => sides.Server.Received.Length > 0);
        sides.Server.Transport.Write("ready"u8);
        var serving = loop.CreateTask(() => loop.StartTls(sides.Server.Transport, sides.Server, ServerTls));
        await Until(() => sides.Client.Received.Length > 0);
        sides.Client.Transport = await loop.StartTls(sides.Client.Transport, sides.Client, ClientTls());
        sides.Server.Transport = await serving;
        log.Add("upgraded");
        sides.Client.Transport.Write("secret"u8);
        await Until(() => sides.Server.Received.ToString().EndsWith("secret", StringComparison.Ordinal));
        sides.Server.Transport.Write("answer"u8);
        await Until(() => sides.Client.Received.ToString().EndsWith("answer", StringComparison.Ordinal));
        sides.Client.Transport.Close();
        await sides.UntilLost();
    });

    public static void StartTlsWithWhatIsNoTls(Log log) => RunPlain(
        log,
        async (loop, sides) =>
        {
            var upgrading = loop.CreateTask(() => Failure(
                log, "client", () => loop.StartTls(sides.Client.Transport, sides.Client, ClientTls())));
            await TestLoop.Passes(3);
            sides.Server.Transport.Write("this is no TLS at all\n"u8);
            await upgrading;
            await sides.UntilLost();
        },
        server: new TextRecorder { IsQuiet = true });

    public static void StartTlsThatIsCancelled(Log log) => RunPlain(
        log,
        async (loop, sides) =>
        {
            var upgrading = loop.CreateTask(() => loop.StartTls(sides.Client.Transport, sides.Client, ClientTls()));
            await TestLoop.Passes(3);
            upgrading.Cancel();
            await Until(() => upgrading.Done);
            log.Add(upgrading.Cancelled);
            await Until(() => sides.Server.IsLost);
        },
        server: new TextRecorder { IsQuiet = true, Log = OnlyLost(log, "server") });

    public static void TlsOverTls(Log log) => RunTls(log, async sides =>
    {
        var loop = sides.Client.Transport.Loop;
        var serving = loop.CreateTask(() => loop.StartTls(sides.Server.Transport, sides.Server, ServerTls));
        sides.Client.Transport = await loop.StartTls(sides.Client.Transport, sides.Client, ClientTls());
        sides.Server.Transport = await serving;
        log.Add("upgraded");
        sides.Client.Transport.Write("secret"u8);
        await Until(() => sides.Server.Received.Length > 0);
        sides.Client.Transport.Close();
        await sides.UntilLost();
    });

    public static void StreamsOverTls(Log log) => RunWithHandler(log, async _ =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0, new ServerOptions { Tls = ServerTls });
        var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", Port(server), new ConnectionOptions { Tls = ClientTls() });
        log.Add(writer.CanWriteEof);
        foreach (var line in (string[])["one\n", "two\n"])
        {
            writer.Write(Bytes(line).Span);
            await writer.Drain();
            log.Add(Text(await reader.ReadLine()));
        }

        writer.Close();
        await writer.WaitClosed();
        log.Add("client closed");
        server.Close();
        await server.WaitClosed();

        async Task Serve(StreamReader reader, StreamWriter writer)
        {
            await foreach (var line in reader)
            {
                log.Add($"server {Text(line)}");
                writer.Write(Bytes(Encoding.ASCII.GetString(line).ToUpperInvariant()).Span);
                await writer.Drain();
            }

            log.Add("server end");
            writer.Close();
            await writer.WaitClosed();
            log.Add("server closed");
        }
    });

    public static void StreamsThatStartTls(Log log) => RunWithHandler(log, async _ =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
        var (reader, writer) = await EventLoop.OpenConnection("127.0.0.1", Port(server));
        writer.Write("start\n"u8);
        log.Add(Text(await reader.ReadLine()));
        await writer.StartTls(ClientTls());
        log.Add("upgraded");
        writer.Write("secret\n"u8);
        log.Add(Text(await reader.ReadLine()));
        writer.Close();
        await writer.WaitClosed();
        log.Add("closed ends");
        server.Close();
        await server.WaitClosed();

        async Task Serve(StreamReader reader, StreamWriter writer)
        {
            log.Add($"server {Text(await reader.ReadLine())}");
            writer.Write("ready\n"u8);
            await writer.StartTls(ServerTls);
            log.Add(writer.GetExtraInfo("ssl_object") is not null);
            log.Add($"server {Text(await reader.ReadLine())}");
            writer.Write("answer\n"u8);
            log.Add($"b'{Text(await reader.Read())}'");
            writer.Close();
        }
    });

    private static Action<object?> Named(Log log, string name) => what => log.Add($"{name} {what}");

    // The server's TLS 1.3 tickets come to a client that is gone. Whether the server sees the end or the reset first is the system's choice.
    private static TextRecorder OnlyMade(Log log) => new()
    {
        Log = what =>
        {
            if (what is "made")
            {
                log.Add("server made");
            }
        },
    };

    // Whether it is paused, or how it is lost, depends on what the system takes.
    private static Action<object?> OnlyLost(Log log, string name) => what =>
    {
        if (((string)what!).StartsWith("lost", StringComparison.Ordinal))
        {
            log.Add($"{name} lost");
        }
    };

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes).Trim();

    private static int Port(Server server) => Port(server.Sockets[0]);

    private static int Port(Socket listener) => ((IPEndPoint)listener.LocalEndPoint!).Port;

    private static Socket Listener()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }

    private static Task<Server> Serve(EventLoop loop, Sides sides) =>
        loop.CreateServer(() => sides.Server, "127.0.0.1", 0, new ServerOptions { Tls = ServerTls });

    private static Task<(Transport Transport, Recorder Protocol)> Connect(EventLoop loop, Sides sides, int port, ConnectionOptions? options = null) =>
        loop.CreateConnection(() => sides.Client, "127.0.0.1", port, options ?? new ConnectionOptions { Tls = ClientTls() });

    private static async Task Failure(Log log, string name, Func<Task> run)
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

    private static void RunRefused(Log log, SslClientAuthenticationOptions options) => RunWithHandler(log, async loop =>
    {
        var sides = new Sides(log, OnlyMade(log));
        Exception? ended = null;
        loop.SetExceptionHandler((_, context) => ended = context.Exception);
        var server = await Serve(loop, sides);
        await Failure(log, "client", () => Connect(loop, sides, Port(server), new ConnectionOptions { Tls = options }));
        await Until(() => ended is not null || sides.Server.IsLost);
        log.Add(ended is not null ? $"server fails: {Error(ended)}" : "server ends");
        log.Add(sides.Client.Transport);
        server.Close();
    });

    /// <summary>Connects over TLS, runs the body, and waits until both sides are lost.</summary>
    private static void RunTls(
        Log log, Func<Sides, Task> body, Recorder? server = null, Recorder? client = null, ConnectionOptions? options = null) =>
        RunWithHandler(log, async loop =>
        {
            var sides = new Sides(log, server, client);
            var listener = await Serve(loop, sides);
            await Connect(loop, sides, Port(listener), options);
            await Until(() => sides.Server.Transport is not null);
            await body(sides);
            await sides.End();
            listener.Close();
        });

    /// <summary>A connection without TLS, both sides with a recorder.</summary>
    private static void RunPlain(Log log, Func<EventLoop, Sides, Task> body, Recorder? server = null) => RunWithHandler(log, async loop =>
    {
        var sides = new Sides(log, server);
        var (left, right) = TestSelectors.Pair();
        await loop.CreateConnection(() => sides.Server, left);
        await loop.CreateConnection(() => sides.Client, right);
        await body(loop, sides);
        await sides.End();
    });

    /// <summary>A server with one client, and what says what happens to each.</summary>
    private sealed class Sides
    {
        public Sides(Log log, Recorder? server = null, Recorder? client = null)
        {
            Server = server ?? new TextRecorder();
            Client = client ?? new TextRecorder();
            foreach (var (side, name) in ((Recorder, string)[])[(Server, "server"), (Client, "client")])
            {
                if (side.HasNoLog)
                {
                    side.Log = Named(log, name);
                }
            }
        }

        public Recorder Server { get; }

        public Recorder Client { get; }

        public Task UntilLost() => Until(() => Server.IsLost && Client.IsLost);

        /// <summary>The server first, so that it is lost first.</summary>
        public async Task End()
        {
            foreach (var side in (Recorder[])[Server, Client])
            {
                if (!side.IsLost && !side.Transport.IsClosing)
                {
                    side.Transport.Abort();
                    await Until(() => side.IsLost);
                }
            }
        }
    }
}
