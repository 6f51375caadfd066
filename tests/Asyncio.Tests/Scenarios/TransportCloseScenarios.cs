using System.Net.Sockets;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class TransportCloseScenarios
{
    public static void AConnectionThatTheOtherSideCloses(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        Send(peer, "abc");
        await Until(() => recorder.Received.Length > 0);
        peer.Close();
        await Until(() => recorder.IsLost);
        log.Add(recorder.Transport.IsClosing);
    });

    public static void CloseTellsTheProtocolInTheNextPass(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Close();
        log.Add($"closing {recorder.Transport.IsClosing}");
        await TestLoop.Passes(1);
        log.Add("a pass later");
        log.Add((await Receive(peer, 1)).Length);
    });

    public static void CloseTwiceAndAbortAfterClose(Log log) => RunConnected(log, async (recorder, _) =>
    {
        recorder.Transport.Close();
        recorder.Transport.Close();
        recorder.Transport.Abort();
        await Until(() => recorder.IsLost);
        recorder.Transport.Close();
        recorder.Transport.Abort();
        await TestLoop.Passes(2);
    });

    public static void AnEndThatTheProtocolKeepsOpen(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            peer.Shutdown(SocketShutdown.Send);
            await Until(() => recorder.HasEof);
            await TestLoop.Passes(2);
            log.Add(recorder.Transport.IsClosing);
            recorder.Transport.Write("answer"u8);
            log.Add(await ReceiveText(peer, 6));
            recorder.Transport.Close();
            await Until(() => recorder.IsLost);
            log.Add((await Receive(peer, 1)).Length);
        },
        new TextRecorder { KeepsOpen = true });

    public static void CloseSendsWhatIsLeft(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.Close();
        await TestLoop.Passes(3);
        log.Add($"lost {recorder.IsLost}");
        log.Add((await Receive(peer, Much + 1)).Length);
        await Until(() => recorder.IsLost);
    });

    public static void AWriteAfterCloseWithDataLeftIsStillSent(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.Close();
        recorder.Transport.Write("more"u8);
        log.Add((await Receive(peer, Much + 10)).Length);
        await Until(() => recorder.IsLost);
    });

    public static void NothingIsReceivedAfterClose(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.Close();
        Send(peer, "too late");
        await TestLoop.Passes(3);
        log.Add(recorder.Transport.IsReading);
        recorder.Transport.Abort();
        await Until(() => recorder.IsLost);
    });

    public static void AbortDropsWhatIsLeft(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.Abort();
        log.Add(recorder.Transport.WriteBufferSize);
        await TestLoop.Passes(1);
        log.Add($"lost {recorder.IsLost}");
        log.Add((await Receive(peer, Much)).Length < Much);
    });

    public static void AbortAfterCloseWithDataLeft(Log log) => RunConnected(log, async (recorder, _) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.Close();
        await TestLoop.Passes(2);
        recorder.Transport.Abort();
        await TestLoop.Passes(1);
        log.Add($"lost {recorder.IsLost}");
    });

    public static void CloseInDataReceived(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "first");
            await Until(() => recorder.IsLost);
        },
        new TextRecorder { Then = { ["received"] = recorder => recorder.Transport.Close() } });

    public static void CloseInConnectionMade(Log log) => RunConnected(
        log,
        (_, _) => TestLoop.Passes(3),
        new TextRecorder { Then = { ["made"] = recorder => recorder.Transport.Close() } });

    public static void AbortInConnectionMade(Log log) => RunConnected(
        log,
        (_, _) => TestLoop.Passes(3),
        new TextRecorder { Then = { ["made"] = recorder => recorder.Transport.Abort() } });

    public static void AbortInPauseWriting(Log log) => RunConnected(
        log,
        async (recorder, _) =>
        {
            recorder.Transport.Write(new byte[Much]);
            log.Add("has written");
            await Until(() => recorder.IsLost);
        },
        new TextRecorder { Then = { ["paused"] = recorder => recorder.Transport.Abort() } });

    public static void CloseInEofReceived(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            peer.Close();
            await Until(() => recorder.IsLost);
        },
        new TextRecorder { KeepsOpen = true, Then = { ["eof"] = recorder => recorder.Transport.Close() } });

    public static void AResetWhileItReceives(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        Reset(peer);
        await Until(() => recorder.IsLost);
        recorder.Transport.Write("x"u8);
    });

    public static void AResetThatAWriteFinds(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.PauseReading();
        Reset(peer);
        await TestLoop.Passes(5);
        await Until(() =>
        {
            recorder.Transport.Write("x"u8);
            return recorder.Transport.IsClosing;
        });
        await Until(() => recorder.IsLost);
    });

    public static void AResetWithDataLeft(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.PauseReading();
        recorder.Transport.Write(new byte[Much]);
        Reset(peer);
        await Until(() => recorder.IsLost);
        log.Add(recorder.Transport.WriteBufferSize);
    });

    public static void AResetAfterCloseWithDataLeft(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.Close();
        Reset(peer);
        await Until(() => recorder.IsLost);
    });
}
