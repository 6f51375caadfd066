using System.Net.Sockets;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.TlsBodies;
using static Asyncio.Tests.TestCertificates;

namespace Asyncio.Tests.Scenarios;

internal static class TlsCloseScenarios
{
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
        client: new TextRecorder { Log = Only(log, "client", "lost") });

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

    public static void AProtocolThatWouldKeepHalfOfAConnectionOverTls(Log log) => RunTls(
        log,
        async sides =>
        {
            sides.Client.Transport.Close();
            await sides.UntilLost();
        },
        server: new TextRecorder { KeepsOpen = true });

    public static void AProtocolOverTlsThatFailsAtItsEnd(Log log) => RunTls(
        log,
        async sides =>
        {
            sides.Client.Transport.Close();
            await sides.UntilLost();
        },
        server: new TextRecorder { Then = { ["eof"] = Fails("no good") } });

    public static void AnAbortOverTls(Log log) => RunTls(log, async sides =>
    {
        sides.Server.Transport.Write("first"u8);
        await Until(() => sides.Client.Received.Length > 0);
        sides.Client.Transport.Abort();
        log.Add(sides.Client.Transport.IsClosing);
        sides.Client.Transport.Abort();
        await sides.UntilLost();
    });
}
