namespace Asyncio.Tests;

public sealed class ThreadPoolExecutorTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public void StartWorkers_NoWork_StartsAllThreadsOnce()
    {
        using var executor = new ThreadPoolExecutor(3);

        executor.StartWorkers();
        executor.StartWorkers();

        Assert.Equal(3, executor.WorkerCount);
        executor.Shutdown();
        Assert.Throws<InvalidOperationException>(executor.StartWorkers);
    }

    [Fact]
    public async Task Submit_MoreWorkThanThreads_StartsThreadsUpToTheMaximum()
    {
        using var pool = new ThreadPoolExecutor(3, "pool");
        Assert.Equal(0, pool.WorkerCount);
        using var gate = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        var names = Enumerable.Range(0, 10).Select(_ => pool.Submit(() =>
        {
            started.Release();
            Assert.True(gate.Wait(Long));
            return Thread.CurrentThread.Name;
        })).ToArray();
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await started.WaitAsync(Long));
        }

        Assert.Equal(3, pool.WorkerCount);
        gate.Release(10);
        Assert.Equal(["pool_0", "pool_1", "pool_2"], (await Task.WhenAll(names)).Distinct().Order());
    }

    [Fact]
    public async Task Submit_OneAfterTheOther_UsesTheIdleThread()
    {
        using var pool = new ThreadPoolExecutor(8);
        for (var i = 0; i < 50; i++)
        {
            await pool.Submit(() => i);

            // A task is done shortly before its thread is idle, so one more thread may have started.
        }

        Assert.InRange(pool.WorkerCount, 1, 8);
    }

    [Fact]
    public async Task Submit_OneWorker_RunsInOrder()
    {
        using var pool = new ThreadPoolExecutor(1);
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => pool.Submit(() => order.Add(i))));
        Assert.Equal(Enumerable.Range(0, 1_000), order);
        Assert.Equal(1, pool.WorkerCount);
    }

    [Fact]
    public async Task Submit_WorkThatThrows_FailsItsTaskOnly()
    {
        using var pool = new ThreadPoolExecutor(1);
        var failing = pool.Submit(() => throw new InvalidDataException());
        var cancelled = pool.Submit(() => throw new OperationCanceledException());
        var next = pool.Submit(() => 1);
        await Assert.ThrowsAsync<InvalidDataException>(() => failing);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(1, await next);
    }

    [Fact]
    public void Shutdown_Waiting_LetsQueuedWorkEnd()
    {
        var done = 0;
        var pool = new ThreadPoolExecutor(2);
        for (var i = 0; i < 20; i++)
        {
            pool.Submit(() => Interlocked.Increment(ref done));
        }

        pool.Shutdown();
        Assert.Equal(20, done);
        Action late = () => pool.Submit(() => 1);
        Assert.Throws<InvalidOperationException>(late);
        pool.Dispose();
    }

    [Fact]
    public async Task Shutdown_CancelPending_CancelsQueuedWork()
    {
        using var pool = new ThreadPoolExecutor(1);
        using var started = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var running = pool.Submit(() =>
        {
            started.Set();
            return gate.Wait(Long);
        });
        var pending = pool.Submit(() => true);
        started.Wait(Long, TestContext.Current.CancellationToken);
        pool.Shutdown(wait: false, cancelPending: true);
        gate.Set();
        Assert.True(await running);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    [Fact]
    public void Executor_NoWorkers_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadPoolExecutor(0));

    [Fact]
    public void RunInExecutor_Results_ContinueOnTheLoopsThread() => EventLoop.Run(async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        using var pool = new ThreadPoolExecutor(4);
        var ids = await EventLoop.Gather(Enumerable.Range(0, 100).Select(_ => loop.RunInExecutor(pool, () => Environment.CurrentManagedThreadId)));
        Assert.Equal(mine, Environment.CurrentManagedThreadId);
        Assert.DoesNotContain(mine, ids);
        Assert.InRange(ids.Distinct().Count(), 1, 4);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await loop.RunInExecutor(pool, () => throw new InvalidDataException()));
    });

    [Fact]
    public void RunInExecutor_CancelledBeforeTheStart_DoesNotRun() => EventLoop.Run(async loop =>
    {
        using var pool = new ThreadPoolExecutor(1);
        using var gate = new ManualResetEventSlim();
        var ran = false;
        var first = loop.RunInExecutor(pool, () => gate.Wait(Long));
        var second = loop.RunInExecutor(pool, () => ran = true);
        var third = loop.RunInExecutor(pool, () => true);
        Assert.True(second.Cancel());
        gate.Set();
        Assert.True(await first);
        Assert.True(await third);
        Assert.True(second.Cancelled);
        Assert.False(ran);
    });

    [Fact]
    public void RunInExecutor_CancelledDuringTheCall_DropsTheResult() => EventLoop.Run(async loop =>
    {
        using var pool = new ThreadPoolExecutor(1);
        using var started = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var ended = false;
        var task = loop.CreateTask(async () => await loop.RunInExecutor(pool, () =>
        {
            started.Set();
            gate.Wait(Long);
            ended = true;
        }));
        await EventLoop.ToThread(() => started.Wait(Long));
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.True(task.Cancelled);
        gate.Set();
        pool.Shutdown();
        Assert.True(ended);
    });

    [Fact]
    public void Run_AtItsEnd_WaitsForTheDefaultExecutor()
    {
        var ended = false;
        EventLoop.Run(loop =>
        {
            _ = loop.RunInExecutor(null, () =>
            {
#pragma warning disable RS0030 // The run waits for it, however long it takes.
                Thread.Sleep(20);
#pragma warning restore RS0030
                ended = true;
            });
            return Task.CompletedTask;
        });
        Assert.True(ended);
    }

    [Fact]
    public void RunInExecutor_PoolShutDown_CancelsTheFuture() => EventLoop.Run(async loop =>
    {
        var pool = new ThreadPoolExecutor(1);
        using var gate = new ManualResetEventSlim();
        var running = loop.RunInExecutor(pool, () => gate.Wait(Long));
        var pending = loop.RunInExecutor(pool, () => true);
        pool.Shutdown(wait: false, cancelPending: true);
        gate.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pending);
        await EventLoop.WaitAsync<Future>([running]);
    });
}
