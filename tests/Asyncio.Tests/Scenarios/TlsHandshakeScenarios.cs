using System.Net.Security;
using System.Net.Sockets;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.TlsBodies;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

internal static class TlsHandshakeScenarios
{
    private const string LateVerification =
        "SslStream verifies a certificate when the handshake is complete, so the server has a connection, which ends";

    [Differs(LateVerification, "client fails: tls", "server made", "server ends", "None")]
    public static void ACertificateForAnotherName(Log log) => RunRefused(log, ClientTls("elsewhere"));

    [Differs(LateVerification, "client fails: tls", "server made", "server ends", "None")]
    public static void ACertificateThatIsNotTrusted(Log log) => RunRefused(log, ClientTls(trusts: false));

    public static void AServerThatSpeaksNoTls(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new TlsSides(log);
        using var listener = Listener();
        var connecting = loop.CreateTask(() => Failure(log, "client", () => Connect(loop, sides, Port(listener))));
        await TestLoop.Passes(3);
        using var accepted = listener.Accept();
        Send(accepted, "220 Welcome, whoever you are\r\n");
        await Settled(connecting);
        log.Add(sides.Client.Transport);
    });

    public static void TheServerGoesDuringTheHandshake(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new TlsSides(log);
        using var listener = Listener();
        var connecting = loop.CreateTask(() => Failure(log, "client", () => Connect(loop, sides, Port(listener))));
        await TestLoop.Passes(3);
        var accepted = listener.Accept();
        await TestLoop.Passes(3);
        await Until(() => accepted.Available > 0);
        Assert.NotEqual(0, accepted.Receive(new byte[10_000]));
        accepted.Dispose();
        await Settled(connecting);
        log.Add(sides.Client.Transport);
    });

    public static void TheClientGoesDuringTheHandshake(Log log) => RunWithHandler(log, async loop =>
    {
        var sides = new TlsSides(log);
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
        var sides = new TlsSides(log);
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
        var sides = new TlsSides(log);
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

    private static void RunRefused(Log log, SslClientAuthenticationOptions options) => RunWithHandler(log, async loop =>
    {
        // The server's TLS 1.3 tickets come to a client that is gone. Whether the server sees the end or the reset first is the system's choice.
        var server = new TextRecorder { Log = Only(log, "server", "made") };
        var sides = new TlsSides(log, server);
        Exception? ended = null;
        loop.SetExceptionHandler((_, context) => ended = context.Exception);
        var listener = await Serve(loop, sides);
        await Settled(Failure(log, "client", () => Connect(loop, sides, Port(listener), new ConnectionOptions { Tls = options })));
        await Until(() => ended is not null || sides.Server.IsLost);
        log.Add(ended is not null ? $"server fails: {Error(ended)}" : "server ends");
        log.Add(sides.Client.Transport);
        listener.Close();
    });
}
