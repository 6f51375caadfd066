using System.Text;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.TlsBodies;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

internal static class TlsDataScenarios
{
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

    public static void AnotherProtocolOverTls(Log log) => RunTls(log, async sides =>
    {
        var other = new TextRecorder { Log = Named(log, "other") };
        sides.Server.Transport.SetProtocol(other);
        sides.Client.Transport.Write("hello"u8);
        await Until(() => other.Received.Length > 0);
        sides.Client.Transport.Close();
        await Until(() => other.IsLost && sides.Client.IsLost);
    });

    public static void StreamsOverTls(Log log) => RunWithHandler(log, async _ =>
    {
        var server = await EventLoop.StartServer(Serve, "127.0.0.1", 0, new ServerOptions { Tls = ServerTls });
        var (reader, writer) = await Settled(
            EventLoop.OpenConnection("127.0.0.1", Port(server), new ConnectionOptions { Tls = ClientTls() }));
        log.Add(writer.CanWriteEof);
        foreach (var line in (string[])["one\n", "two\n"])
        {
            writer.Write(Bytes(line).Span);
            await Settled(writer.Drain().AsTask());
            log.Add(Text(await Settled(reader.ReadLine().AsTask())));
        }

        writer.Close();
        await Settled(writer.WaitClosed().AsTask());
        log.Add("client closed");
        server.Close();
        await Settled(server.WaitClosed().AsTask());

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
}
