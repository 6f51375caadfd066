using System.Net;
using System.Net.Sockets;
using static Asyncio.Tests.Scenarios.Connections;

namespace Asyncio.Tests.Scenarios;

internal static class TransportScenarios
{
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
}
