using System.Net.Sockets;

namespace Asyncio.Tests;

public sealed class ReaderTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Names => TestSelectors.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AddReader_WaitingLoop_WakesAndRunsTheCallbackOnItsThread(string name) => Run(name, async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        var (left, right) = TestSelectors.Pair();
        var received = loop.CreateFuture<int>();
        loop.AddReader(left, () =>
        {
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
            received.SetResult(left.Receive(new byte[10]));
            Assert.True(loop.RemoveReader(left));
        });
        var thread = new Thread(() => right.Send([1, 2, 3]));
        thread.Start();
        Assert.Equal(3, await received);
        Assert.False(loop.RemoveReader(left));
        thread.Join();
        Close(left, right);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void AddReader_SocketClosed_IsReportedAndTheCallbackRunsOnceMore(string name)
    {
        var errors = new List<ExceptionContext>();
        var ran = 0;
        EventLoop.Run(
            async loop =>
            {
                var (left, right) = TestSelectors.Pair();
                var over = loop.CreateFuture<bool>();
                loop.AddReader(left, () =>
                {
                    ran++;
                    over.TrySetResult(true);
                    left.Receive(new byte[1]);
                });
                loop.AddWriter(right, () => loop.RemoveWriter(right));
                left.Close();
                await over;
                for (var i = 0; i < 10; i++)
                {
                    await EventLoop.Sleep(TimeSpan.FromMilliseconds(1));
                }

                Assert.Throws<ObjectDisposedException>(() => loop.AddReader(left, () => { }));
                Assert.False(loop.RemoveReader(left));
                Close(left, right);
            },
            TestSelectors.Options(name) with { ExceptionHandler = (_, context) => errors.Add(context) });
        Assert.Equal(1, ran);
        Assert.Equal(2, errors.Count);
        Assert.Contains("RemoveReader", errors[0].Message, StringComparison.Ordinal);
        Assert.IsType<ObjectDisposedException>(errors[1].Exception);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RemoveWriter_ClosedSocket_RemovesBothWithoutAnError(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        loop.AddReader(left, () => Assert.Fail("The callback ran."));
        loop.AddWriter(left, () => Assert.Fail("The callback ran."));
        left.Close();
        Assert.True(loop.RemoveWriter(left));
        Assert.True(loop.RemoveReader(left));
        Assert.False(loop.RemoveReader(left));
        await EventLoop.Sleep(TimeSpan.FromMilliseconds(1));
        right.Close();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void AddReader_VirtualClock_JumpsOnlyWhenNoSocketIsReady(string name) => EventLoop.Run(
        async loop =>
        {
            var (left, right) = TestSelectors.Pair();
            var trace = new List<string>();
            right.Send([1]);
            Assert.True(SpinWait.SpinUntil(() => left.Available == 1, Long));
            loop.AddReader(left, () =>
            {
                left.Receive(new byte[1]);
                trace.Add($"read at {loop.Time.TotalSeconds}");
            });
            await EventLoop.Sleep(TestLoop.Second);
            trace.Add($"slept until {loop.Time.TotalSeconds}");
            Assert.Equal(["read at 0", "slept until 1"], trace);
            loop.RemoveReader(left);
            Close(left, right);
        },
        TestSelectors.Options(name) with { TimeProvider = new VirtualClock() });

    [Theory]
    [MemberData(nameof(Names))]
    public void AddReader_FromAnotherThread_Throws(string name) => Run(name, async loop =>
    {
        var (left, right) = TestSelectors.Pair();
        await EventLoop.ToThread(() =>
        {
            Assert.Throws<InvalidOperationException>(() => loop.AddReader(left, () => { }));
            Assert.Throws<InvalidOperationException>(() => loop.AddWriter(left, _ => { }, 1));
            Assert.Throws<InvalidOperationException>(() => loop.RemoveReader(left));
        });
        Close(left, right);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void AddReader_ClosedLoop_IsRefused(string name)
    {
        var (left, right) = TestSelectors.Pair();
        var loop = new EventLoop(TestSelectors.Options(name));
        loop.AddReader(left, () => { });
        loop.Close();
        Assert.Throws<ObjectDisposedException>(() => loop.AddReader(left, () => { }));
        Assert.False(loop.RemoveReader(left));
        Close(left, right);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AddReader_SlowCallbackInDebugMode_IsNamed(string name)
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                var (left, right) = TestSelectors.Pair();
                var over = loop.CreateFuture<bool>();
                loop.AddWriter(left, SlowWriter);
                await over;
                loop.RemoveWriter(left);
                Close(left, right);

                void SlowWriter() => over.TrySetResult(true);
            },
            TestSelectors.Options(name) with
            {
                Debug = true,
                SlowCallbackDuration = TimeSpan.Zero,
                ExceptionHandler = (_, context) => errors.Add(context),
            });
        Assert.Contains(errors, error => error.Message.Contains("SlowWriter", StringComparison.Ordinal));
    }

    /// <summary>Each post must end the wait, also if it is made just before the wait: the next post is made after the callback has run.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void CallSoonThreadsafe_SeveralThreadsAndAWaitingLoop_LosesNoWakeUp(string name)
    {
        const int Threads = 4;
        const int Each = 5_000;
        using var loop = new EventLoop(TestSelectors.Options(name));
        var left = Threads;
        var late = 0;
        var posters = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            using var ran = new SemaphoreSlim(0);
            for (var i = 0; i < Each; i++)
            {
                loop.CallSoonThreadsafe(static ran => ran.Release(), ran);
                if (!ran.Wait(Long))
                {
                    Interlocked.Increment(ref late);
                    break;
                }
            }

            loop.CallSoonThreadsafe(() =>
            {
                if (--left == 0)
                {
                    loop.Stop();
                }
            });
        })).ToList();
        posters.ForEach(thread => thread.Start());

        // With a late timer only, the loop waits between two posts.
        loop.CallLater(TimeSpan.FromHours(1), () => { });
        loop.RunForever();
        posters.ForEach(thread => thread.Join());
        Assert.Equal(0, late);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Stop_FromAnotherThread_EndsTheWait(string name)
    {
        using var loop = new EventLoop(TestSelectors.Options(name));
        for (var i = 0; i < 200; i++)
        {
            var stopper = new Thread(loop.Stop);
            loop.CallSoon(stopper.Start);
            loop.RunForever();
            stopper.Join();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AddReader_ManyConnections_EchoOnOneThread(string name) => Run(name, async loop =>
    {
        const int Connections = 100;
        const int Rounds = 20;
        var mine = Environment.CurrentManagedThreadId;
        var pairs = Enumerable.Range(0, Connections).Select(_ => TestSelectors.Pair()).ToArray();
        var over = loop.CreateFuture<bool>();
        var left = Connections * Rounds;
        var buffer = new byte[1];
        foreach (var (client, server) in pairs)
        {
            loop.AddReader(server, static sockets => sockets.server.Send(new byte[sockets.server.Receive(new byte[1])]), (server, client));
            loop.AddReader(client, () =>
            {
                Assert.Equal(mine, Environment.CurrentManagedThreadId);
                client.Receive(buffer);
                if (--left == 0)
                {
                    over.SetResult(true);
                }
                else
                {
                    client.Send(buffer);
                }
            });
            client.Send(buffer);
        }

        await over;
        foreach (var (client, server) in pairs)
        {
            loop.RemoveReader(client);
            loop.RemoveReader(server);
            Close(client, server);
        }
    });

    private static void Run(string selector, Func<EventLoop, Task> main) => EventLoop.Run(main, TestSelectors.Options(selector));

    private static void Close(Socket left, Socket right)
    {
        left.Dispose();
        right.Dispose();
    }
}
