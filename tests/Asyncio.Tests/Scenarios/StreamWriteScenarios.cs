using System.Net.Sockets;
using static Asyncio.Tests.Scenarios.Connections;
using static Asyncio.Tests.Scenarios.StreamBodies;

namespace Asyncio.Tests.Scenarios;

internal static class StreamWriteScenarios
{
    public static void DrainGoesStraightOnBelowTheMark(Log log) => RunStreams(log, async (loop, _, writer, peer) =>
    {
        loop.CallSoon(log.Add, "callback");
        writer.Write("abc"u8);
        await writer.Drain();
        log.Add("straight on");
        log.Add(await ReceiveText(peer, 3));
    });

    public static void DrainWaitsAboveTheMark(Log log) => RunStreams(log, async (loop, _, writer, peer) =>
    {
        writer.Write(new byte[Much]);
        var tasks = Enumerable.Range(0, 3).Select(i => loop.CreateTask(() => Attempt(log, $"drain {i}", () => writer.Drain()))).ToArray();
        await TestLoop.Passes(3);
        log.Add("waiting");
        tasks[1].Cancel();
        await TestLoop.Passes(2);
        await Receive(peer, Much);
        await EventLoop.WaitAsync(tasks);
    });

    public static void DrainAfterClose(Log log) => RunStreams(log, async (_, _, writer, _) =>
    {
        writer.Close();
        log.Add(writer.IsClosing);
        await Attempt(log, "drain", () => writer.Drain());
        await Attempt(log, "again", () => writer.Drain());
        await Attempt(log, "closed", () => writer.WaitClosed());
    });

    public static void DrainThatWaitsWhenTheConnectionIsAborted(Log log) => RunStreams(log, async (loop, _, writer, _) =>
    {
        writer.Write(new byte[Much]);
        var task = loop.CreateTask(() => Attempt(log, "drain", () => writer.Drain()));
        await TestLoop.Passes(2);
        writer.Transport.Abort();
        await task;
    });

    public static void AResetThatStreamsHear(Log log) => RunStreams(log, async (loop, reader, writer, peer) =>
    {
        writer.Write(new byte[Much]);
        LoopTask[] tasks =
        [
            loop.CreateTask(() => Attempt(log, "read", () => reader.Read(5))),
            loop.CreateTask(() => Attempt(log, "closed", () => writer.WaitClosed())),
            loop.CreateTask(() => Attempt(log, "drain", () => writer.Drain())),
        ];
        await TestLoop.Passes(2);
        Reset(peer);
        await EventLoop.WaitAsync(tasks);
        await Attempt(log, "read", () => reader.Read(5));
        await Attempt(log, "drain", () => writer.Drain());
        await Attempt(log, "closed", () => writer.WaitClosed());
        writer.Write("ignored"u8);
    });

    public static void AnEndThatStreamsHear(Log log) => RunStreams(log, async (_, reader, writer, peer) =>
    {
        Send(peer, "last");
        peer.Shutdown(SocketShutdown.Send);
        await Attempt(log, "read", () => reader.Read());
        log.Add(reader.AtEof);
        log.Add(writer.IsClosing);
        writer.Write("answer"u8);
        await Attempt(log, "drain", () => writer.Drain());
        log.Add(await ReceiveText(peer, 6));
        writer.Close();
        await Attempt(log, "closed", () => writer.WaitClosed());
    });

    public static void WriteEofOfAStream(Log log) => RunStreams(log, async (_, reader, writer, peer) =>
    {
        log.Add(writer.CanWriteEof);
        writer.WriteLines([Bytes("ques"), Bytes("tion")]);
        writer.WriteEof();
        log.Add(await ReceiveText(peer, 100));
        Send(peer, "answer\n");
        await Attempt(log, "line", () => reader.ReadLine());
    });

    public static void CloseWithDataLeftIsWaitedFor(Log log) => RunStreams(log, async (loop, reader, writer, peer) =>
    {
        writer.Write(new byte[Much]);
        writer.Close();
        var waiting = loop.CreateTask(() => Attempt(log, "closed", () => writer.WaitClosed()));
        await TestLoop.Passes(3);
        log.Add(waiting.Done);
        log.Add((await Receive(peer, Much + 1)).Length);
        await waiting;
        await Attempt(log, "read", () => reader.Read());
    });
}
