using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.TlsBodies;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

internal static class StartTlsScenarios
{
    public static void BothSidesStartTls(Log log) => RunPlain(log, async (loop, sides) =>
    {
        sides.Client.Transport.Write("start"u8);
        await Until(() => sides.Server.Received.Length > 0);
        sides.Server.Transport.Write("ready"u8);
        var serving = loop.CreateTask(() => loop.StartTls(sides.Server.Transport, sides.Server, ServerTls));
        await Until(() => sides.Client.Received.Length > 0);
        sides.Client.Transport = await Settled(loop.StartTls(sides.Client.Transport, sides.Client, ClientTls()));
        sides.Server.Transport = await Settled(serving);
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
            await Settled(upgrading);
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
        server: new TextRecorder { IsQuiet = true, Log = Only(log, "server", "lost") });

    public static void TlsOverTls(Log log) => RunTls(log, async sides =>
    {
        var loop = sides.Client.Transport.Loop;
        var serving = loop.CreateTask(() => loop.StartTls(sides.Server.Transport, sides.Server, ServerTls));
        sides.Client.Transport = await Settled(loop.StartTls(sides.Client.Transport, sides.Client, ClientTls()));
        sides.Server.Transport = await Settled(serving);
        log.Add("upgraded");
        sides.Client.Transport.Write("secret"u8);
        await Until(() => sides.Server.Received.Length > 0);
        sides.Client.Transport.Close();
        await sides.UntilLost();
    });

    public static void StreamsThatStartTls(Log log) => RunWithHandler(log, async _ =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0);
        var (reader, writer) = await Settled(EventLoop.OpenConnection("127.0.0.1", Port(server)));
        writer.Write("start\n"u8);
        log.Add(Text(await Settled(reader.ReadLine().AsTask())));
        await Settled(writer.StartTls(ClientTls()));
        log.Add("upgraded");
        writer.Write("secret\n"u8);
        log.Add(Text(await Settled(reader.ReadLine().AsTask())));
        writer.Close();
        await Settled(writer.WaitClosed().AsTask());
        log.Add("closed ends");
        server.Close();
        await Settled(server.WaitClosed().AsTask());

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

    /// <summary>A connection without TLS, both sides with a recorder.</summary>
    private static void RunPlain(Log log, Func<EventLoop, TlsSides, Task> body, Recorder? server = null) => RunWithHandler(log, async loop =>
    {
        var sides = new TlsSides(log, server);
        var (left, right) = TestSelectors.Pair();
        await loop.CreateConnection(() => sides.Server, left);
        await loop.CreateConnection(() => sides.Client, right);
        await body(loop, sides);
        await sides.End();
    });
}
