namespace Asyncio.Tests;

public sealed class ThreadsafeTests
{
    [Fact]
    public void CallSoonThreadsafe_FromManyThreads_RunsEachInItsThreadsOrder()
    {
        const int Threads = 4;
        const int Each = 5_000;
        var seen = new List<int>[Threads];
        using var loop = new EventLoop();
        var left = Threads * Each;
        for (var i = 0; i < Threads; i++)
        {
            var mine = seen[i] = [];
            new Thread(() =>
            {
                for (var n = 0; n < Each; n++)
                {
                    loop.CallSoonThreadsafe(
                        number =>
                        {
                            mine.Add(number);
                            if (--left == 0)
                            {
                                loop.Stop();
                            }
                        },
                        n);
                }
            }).Start();
        }

        loop.RunForever();
        Assert.All(seen, numbers => Assert.Equal(Enumerable.Range(0, Each), numbers));
    }

    [Fact]
    public void CallSoon_FromAnotherThreadInDebugMode_Throws() => EventLoop.Run(
        async loop =>
        {
            await EventLoop.ToThread(() =>
            {
                Assert.Throws<InvalidOperationException>(() => loop.CallSoon(() => { }));
                Assert.Throws<InvalidOperationException>(() => loop.CallLater(TestLoop.Second, () => { }));
                Assert.Throws<InvalidOperationException>(() => loop.CallAt(loop.Time, () => { }));
            });
        },
        new EventLoopOptions { Debug = true });

    [Fact]
    public void CallSoon_FromAnotherThreadWithoutDebugMode_RunsWhenTheLoopWakes() => EventLoop.Run(async loop =>
    {
        var trace = new List<string>();
        await EventLoop.ToThread(() =>
        {
            loop.CallSoon(() => trace.Add("soon"));
            loop.CallLater(TimeSpan.Zero, () => trace.Add("later"));
        });
        await TestLoop.Passes(2);
        Assert.Equal(["soon", "later"], trace);
    });

    [Fact]
    public void TasksAndFutures_FromAnotherThread_AlwaysThrow() => EventLoop.Run(async loop =>
    {
        var task = loop.CreateTask(async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan));
        var future = loop.CreateFuture<int>();
        await EventLoop.ToThread(() =>
        {
            Assert.Throws<InvalidOperationException>(() => loop.CreateTask(() => Task.CompletedTask));
            Assert.Throws<InvalidOperationException>(() => task.Cancel());
            Assert.Throws<InvalidOperationException>(() => future.SetResult(1));
            Assert.Throws<InvalidOperationException>(() => future.AddDoneCallback(_ => { }));
            Assert.Throws<InvalidOperationException>(() => task.GetAwaiter().IsCompleted);
            Assert.Throws<InvalidOperationException>(() => loop.RunInExecutor(null, () => 1));
        });
        Assert.False(future.Done);
    });

    [Fact]
    public void RunCoroutineThreadsafe_Outcomes_ReachTheCaller() => EventLoop.Run(async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        await EventLoop.ToThread(() =>
        {
            Assert.Equal(mine, EventLoop.RunCoroutineThreadsafe(_ => Task.FromResult(Environment.CurrentManagedThreadId), loop)
                .GetAwaiter().GetResult());
            var failing = EventLoop.RunCoroutineThreadsafe(_ => Task.FromException(new InvalidDataException()), loop);
            Assert.Throws<InvalidDataException>(() => failing.GetAwaiter().GetResult());

            using var source = new CancellationTokenSource();
            var endless = EventLoop.RunCoroutineThreadsafe(
                async _ => await EventLoop.Sleep(Timeout.InfiniteTimeSpan), loop, source.Token);
            source.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => endless.GetAwaiter().GetResult());
        });
    });

    [Fact]
    public void RunCoroutineThreadsafe_CoroutinesWithoutAToken_ReachTheCallerAndAreCancelled() => EventLoop.Run(async loop =>
    {
        await EventLoop.ToThread(() =>
        {
            Assert.Equal(5, EventLoop.RunCoroutineThreadsafe(() => Task.FromResult(5), loop).GetAwaiter().GetResult());
            EventLoop.RunCoroutineThreadsafe(async () => await EventLoop.Sleep(TimeSpan.Zero), loop).GetAwaiter().GetResult();

            using var source = new CancellationTokenSource();
            var endless = EventLoop.RunCoroutineThreadsafe(
                async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan), loop, source.Token);
            source.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => endless.GetAwaiter().GetResult());
        });
    });

    [Fact]
    public void RunCoroutineThreadsafe_ClosedLoop_Throws()
    {
        var loop = new EventLoop();
        loop.Close();
        Assert.Throws<ObjectDisposedException>(() => { _ = EventLoop.RunCoroutineThreadsafe(_ => Task.FromResult(1), loop); });
    }
}
