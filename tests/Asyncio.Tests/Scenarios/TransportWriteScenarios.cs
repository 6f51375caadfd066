using System.Text;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class TransportWriteScenarios
{
    public static void WriteEofEndsOneHalf(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write("question"u8);
        log.Add(recorder.Transport.CanWriteEof);
        recorder.Transport.WriteEof();
        recorder.Transport.WriteEof();
        log.Add(await ReceiveText(peer, 100));
        Send(peer, "answer");
        await Until(() => recorder.Received.Length > 0);
        peer.Close();
        await Until(() => recorder.IsLost);
    });

    public static void WriteEofWaitsForWhatIsLeft(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write(new byte[Much]);
        recorder.Transport.WriteEof();
        log.Add(recorder.Transport.WriteBufferSize > 0);
        log.Add((await Receive(peer, Much + 1)).Length);
        log.Add(recorder.Transport.IsClosing);
    });

    public static void AWriteAfterWriteEof(Log log) => RunConnected(log, (recorder, _) =>
    {
        recorder.Transport.WriteEof();
        Refuses(log, "write", () => recorder.Transport.Write("x"u8));
        Refuses(log, "writelines", () => recorder.Transport.WriteLines(["x"u8.ToArray()]));
        Refuses(log, "empty", () => recorder.Transport.Write(default));
        return Task.CompletedTask;
    });

    public static void WritesAfterTheEndAreIgnored(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            recorder.Transport.Close();
            for (var i = 0; i < 10; i++)
            {
                recorder.Transport.Write("x"u8);
            }

            recorder.Transport.WriteLines([]);
            await Until(() => recorder.IsLost);
            recorder.Transport.Write("x"u8);
            log.Add(recorder.Transport.WriteBufferSize);
            log.Add((await Receive(peer, 10)).Length);
        },
        new TextRecorder { Then = { ["lost"] = recorder => recorder.Transport.Write("x"u8) } });

    public static void WritingIsPausedAboveTheHighMarkAndResumedAtTheLowOne(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        log.Add(recorder.Transport.WriteBufferLimits);
        log.Add("writes");
        recorder.Transport.Write(new byte[Much]);
        log.Add("has written");
        recorder.Transport.Write("more"u8);
        await TestLoop.Passes(2);
        var count = (await Receive(peer, Much + 4)).Length;
        await Until(() => !recorder.IsPaused);
        log.Add(count);
        log.Add(recorder.Transport.WriteBufferSize);
    });

    public static void AProtocolThatWritesWheneverItIsResumed(Log log)
    {
        var left = 2;
        RunConnected(
            log,
            async (recorder, peer) =>
            {
                recorder.Transport.Write(new byte[Much]);
                log.Add((await Receive(peer, 3 * Much)).Length);
                await Until(() => !recorder.IsPaused);
            },
            new TextRecorder
            {
                Then =
                {
                    ["resumed"] = recorder =>
                    {
                        if (left > 0)
                        {
                            left--;
                            recorder.Transport.Write(new byte[Much]);
                        }
                    },
                },
            });
    }

    public static void WriteLimitsThatAreSet(Log log) => RunConnected(log, (recorder, _) =>
    {
        var transport = recorder.Transport;
        transport.SetWriteBufferLimits(high: 100);
        log.Add(transport.WriteBufferLimits);
        transport.SetWriteBufferLimits(low: 10);
        log.Add(transport.WriteBufferLimits);
        transport.SetWriteBufferLimits(high: 7, low: 7);
        log.Add(transport.WriteBufferLimits);
        transport.SetWriteBufferLimits(high: 0);
        log.Add(transport.WriteBufferLimits);
        Refuses(log, "low above high", () => transport.SetWriteBufferLimits(high: 1, low: 2));
        Refuses(log, "negative", () => transport.SetWriteBufferLimits(high: -1));
        log.Add(transport.WriteBufferLimits);
        transport.SetWriteBufferLimits();
        log.Add(transport.WriteBufferLimits);
        return Task.CompletedTask;
    });

    public static void LimitsLoweredBelowWhatWaitsPauseAtOnce(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.SetWriteBufferLimits(high: 10 * Much);
        recorder.Transport.Write(new byte[Much]);
        log.Add("sets");
        recorder.Transport.SetWriteBufferLimits(high: 0);
        log.Add("has set");
        var count = (await Receive(peer, Much)).Length;
        await Until(() => !recorder.IsPaused);
        log.Add(count);
    });

    public static void PauseAndResumeWritingThatFail(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            recorder.Transport.Write(new byte[Much]);
            var count = (await Receive(peer, Much)).Length;
            await Until(() => !recorder.IsPaused);
            log.Add(count);
            log.Add(recorder.Transport.IsClosing);
        },
        new TextRecorder { Then = { ["paused"] = Fails("in pause_writing"), ["resumed"] = Fails("in resume_writing") } });

    public static void WritesAndWritelinesKeepTheirOrder(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.Write("a"u8);
        recorder.Transport.WriteLines(["b"u8.ToArray(), ReadOnlyMemory<byte>.Empty, "c"u8.ToArray()]);
        recorder.Transport.WriteLines([Encoding.ASCII.GetBytes(new string('d', Much)), "e"u8.ToArray()]);
        recorder.Transport.Write("f"u8);
        var received = await ReceiveText(peer, Much + 5);
        log.Add(received[..5]);
        log.Add(received[^3..]);
        log.Add(received.Length);
    });
}
