using System.Net;
using System.Net.Sockets;
using System.Text;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class TransportScenarios
{
    public static void AConnectionThatTheOtherSideCloses(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        Send(peer, "abc");
        await Until(() => recorder.Received.Length > 0);
        peer.Close();
        await Until(() => recorder.IsLost);
        log.Add(recorder.Transport.IsClosing);
    });

    public static void ConnectionMadeComesBeforeCreateConnectionReturns(Log log) => RunWithHandler(log, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            loop.CallSoon(log.Add, "callback before");
            Send(right, "early");
            Assert.True(SpinWait.SpinUntil(() => left.Available >= 5, TimeSpan.FromSeconds(30)));
            var recorder = new TextRecorder { Log = log.Add };
            var created = loop.CreateTask(() => loop.CreateConnection(() => recorder, left));
            created.AddDoneCallback((Future _) => log.Add("created"));
            for (var i = 0; i < 3; i++)
            {
                await EventLoop.Sleep(TimeSpan.Zero);
                log.Add($"pass {i}");
            }

            await created;
            await Until(() => recorder.Received.Length > 0);
            recorder.Transport.Close();
            await Until(() => recorder.IsLost);
        }
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

    public static void PauseReadingLeavesWhatComesToTheSystem(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.PauseReading();
        recorder.Transport.PauseReading();
        log.Add(recorder.Transport.IsReading);
        Send(peer, "kept");
        await TestLoop.Passes(5);
        log.Add("resumes");
        recorder.Transport.ResumeReading();
        recorder.Transport.ResumeReading();
        log.Add(recorder.Transport.IsReading);
        await Until(() => recorder.Received.Length > 0);
        recorder.Transport.Close();
        recorder.Transport.PauseReading();
        recorder.Transport.ResumeReading();
        log.Add(recorder.Transport.IsReading);
    });

    public static void PauseReadingInConnectionMade(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "kept");
            await TestLoop.Passes(5);
            log.Add("resumes");
            recorder.Transport.ResumeReading();
            await Until(() => recorder.Received.Length > 0);
        },
        new TextRecorder { Then = { ["made"] = recorder => recorder.Transport.PauseReading() } });

    public static void PauseReadingHidesTheEnd(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        recorder.Transport.PauseReading();
        peer.Close();
        await TestLoop.Passes(5);
        log.Add("resumes");
        recorder.Transport.ResumeReading();
        await Until(() => recorder.IsLost);
    });

    public static void PauseReadingInDataReceived(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "first");
            await Until(() => recorder.Received.Length > 0);
            Send(peer, "second");
            await TestLoop.Passes(5);
            log.Add("resumes");
            recorder.Transport.ResumeReading();
            await Until(() => recorder.Received.Length > 5);
        },
        new TextRecorder { Then = { ["received"] = recorder => recorder.Transport.PauseReading() } });

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

    public static void DataReceivedThatFails(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "abc");
            await Until(() => recorder.IsLost);
        },
        new TextRecorder { Then = { ["received"] = Fails("in data_received") } });

    public static void EofReceivedThatFails(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            peer.Close();
            await Until(() => recorder.IsLost);
        },
        new TextRecorder { Then = { ["eof"] = Fails("in eof_received") } });

    public static void ConnectionMadeThatFails(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            log.Add(recorder.Transport.IsClosing);
            Send(peer, "abc");
            await Until(() => recorder.Received.Length > 0);
        },
        new TextRecorder { Then = { ["made"] = Fails("in connection_made") } });

    public static void ConnectionLostThatFails(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            recorder.Transport.Close();
            await Until(() => recorder.IsLost);
            log.Add((await Receive(peer, 1)).Length);
        },
        new TextRecorder { Then = { ["lost"] = Fails("in connection_lost") } });

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

    public static void AnotherProtocolInTheMiddle(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        Send(peer, "one");
        await Until(() => recorder.Received.Length > 0);
        var other = new TextRecorder { Log = what => log.Add($"other {what}") };
        recorder.Transport.SetProtocol(other);
        log.Add(ReferenceEquals(recorder.Transport.Protocol, other));
        Send(peer, "two");
        await Until(() => other.Received.Length > 0);
        recorder.Transport.SetProtocol(recorder);
        peer.Close();
    });

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

    public static void WhatIsKnownOfAConnection(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        var transport = recorder.Transport;
        var (mine, its) = (peer.LocalEndPoint!, peer.RemoteEndPoint!);
        log.Add(mine.Equals(transport.GetExtraInfo("peername")));
        log.Add(transport.GetExtraInfo("socket") is not null);
        log.Add(transport.GetExtraInfo("nothing"));
        transport.Close();
        await Until(() => recorder.IsLost);
        log.Add(mine.Equals(transport.GetExtraInfo("peername")));
        log.Add(its.Equals(transport.GetExtraInfo("sockname")));
    });

    public static void CallsOfASocketThatHasATransport(Log log) => RunConnected(log, async (recorder, _) =>
    {
        var loop = EventLoop.GetRunningLoop();
        var socket = (Socket)recorder.Transport.GetExtraInfo("socket")!;
        Refuses(log, "add_reader", () => loop.AddReader(socket, () => { }));
        Refuses(log, "add_writer", () => loop.AddWriter(socket, () => { }));
        Refuses(log, "remove_reader", () => loop.RemoveReader(socket));
        Refuses(log, "remove_writer", () => loop.RemoveWriter(socket));
        try
        {
            await loop.CreateConnection(() => new TextRecorder { Log = log.Add }, socket);
        }
        catch (InvalidOperationException)
        {
            log.Add("create_connection RuntimeError");
        }
    });

    public static void CreateConnectionThatIsRefused(Log log) => RunWithHandler(log, async loop =>
    {
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        try
        {
            await loop.CreateConnection(() => new TextRecorder { Log = log.Add }, "127.0.0.1", ((IPEndPoint)bound.LocalEndPoint!).Port);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            log.Add("refused");
        }
    });

    public static void CreateConnectionCancelledInConnectionMade(Log log) => RunWithHandler(log, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            LoopTask? task = null;
            var recorder = new TextRecorder { Log = log.Add, Then = { ["made"] = _ => task!.Cancel() } };
            task = loop.CreateTask(() => loop.CreateConnection(() => recorder, left));
            await EventLoop.WaitAsync([task]);
            log.Add(task.Cancelled);
            await Until(() => recorder.IsLost);
            log.Add((await Receive(right, 1)).Length);
        }
    });

    public static void CreateConnectionWhoseFactoryFails(Log log) => RunWithHandler(log, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        using (right)
        {
            try
            {
                await loop.CreateConnection<TextRecorder>(() => throw new InvalidDataException("in the factory"), left);
            }
            catch (InvalidDataException e)
            {
                log.Add(e);
            }
        }
    });

    public static void ABufferedProtocol(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "abc");
            await Until(() => recorder.Received.Length == 3);
            Send(peer, "de");
            await Until(() => recorder.Received.Length == 5);
            peer.Close();
            await Until(() => recorder.IsLost);
        },
        new BufferedRecorder());

    public static void ABufferSmallerThanWhatComes(Log log) => RunConnected(
        log,
        async (recorder, peer) =>
        {
            Send(peer, "abcdefgh");
            await Until(() => recorder.Received.Length == 8);
        },
        new BufferedRecorder(size: 3));

    public static void ABufferThatIsEmpty(Log log) => RunUntilLost(log, new BufferedRecorder(size: 0));

    public static void GetBufferThatFails(Log log) =>
        RunUntilLost(log, new BufferedRecorder { Then = { ["buffer"] = Fails("in get_buffer") } });

    public static void BufferUpdatedThatFails(Log log) =>
        RunUntilLost(log, new BufferedRecorder { Then = { ["updated"] = Fails("in buffer_updated") } });

    public static void FromAProtocolToABufferedOne(Log log) => RunConnected(log, async (recorder, peer) =>
    {
        Send(peer, "one");
        await Until(() => recorder.Received.Length > 0);
        var other = new BufferedRecorder { Log = what => log.Add($"other {what}") };
        recorder.Transport.SetProtocol(other);
        Send(peer, "two");
        await Until(() => other.Received.Length > 0);
        recorder.Transport.SetProtocol(recorder);
        Send(peer, "three");
        await Until(() => recorder.Received.Length == 8);
    });

    private static void RunUntilLost(Log log, Recorder recorder) => RunConnected(
        log,
        async (_, peer) =>
        {
            Send(peer, "abc");
            await Until(() => recorder.IsLost);
        },
        recorder);
}
