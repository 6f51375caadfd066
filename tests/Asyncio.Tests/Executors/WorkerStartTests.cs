using System.ComponentModel;
using System.Diagnostics;

namespace Asyncio.Tests;

/// <summary>Executors when the system starts no more threads or processes.</summary>
public sealed class WorkerStartTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public static TheoryData<int> Limits => [1, 2, 3, 5, 6, 20];

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Submit_SystemStartsNoMoreThreads_UsesTheExistingThreads(int limit)
    {
        using var pool = new ThreadPoolExecutor(100, "pool", ThreadsUpTo(limit));
        var results = Enumerable.Range(0, 1_000).Select(i => pool.Submit(() => i)).ToArray();
        Assert.Equal(Enumerable.Range(0, 1_000), await Task.WhenAll(results).WaitAsync(Long, TestContext.Current.CancellationToken));
        Assert.InRange(pool.WorkerCount, 1, limit);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(20, 16)]
    public void StartWorkers_SystemStartsNoMoreThreads_ReleasesSomeForTheRuntime(int limit, int kept)
    {
        using var pool = new ThreadPoolExecutor(100, "pool", ThreadsUpTo(limit));

        pool.StartWorkers();
        pool.StartWorkers();

        Assert.True(SpinWait.SpinUntil(() => pool.WorkerCount == kept, Long), $"{pool.WorkerCount} instead of {kept}");
    }

    [Fact]
    public async Task Submit_WhileThreadsAreReleased_RunsAllWork()
    {
        for (var round = 0; round < 200; round++)
        {
            using var pool = new ThreadPoolExecutor(100, "pool", ThreadsUpTo(8));
            using var submitted = new ManualResetEventSlim();

            // All threads are idle, and get work while some of them end.
            pool.StartWorkers();
            var results = Enumerable.Range(0, 8).Select(i => pool.Submit(() => i)).ToArray();
            await Task.WhenAll(results).WaitAsync(Long, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Submit_SystemStartsNoThread_ThrowsAndTakesWorkLater()
    {
        var allowed = 0;
        using var pool = new ThreadPoolExecutor(3, "pool", thread =>
        {
            if (allowed == 0)
            {
                NoThread(thread);
            }

            WorkerThread.Start(thread);
        });

        var error = Assert.Throws<WorkerStartException>(() => { _ = pool.Submit(() => 1); });
        Assert.Contains("ulimit -u", error.Message, StringComparison.Ordinal);
        Assert.IsType<OutOfMemoryException>(error.InnerException);
        Assert.Throws<WorkerStartException>(pool.StartWorkers);
        Assert.Equal(0, pool.WorkerCount);

        // Refused work does not run later.
        allowed = 1;
        Assert.Equal(2, await pool.Submit(() => 2));
        Assert.Equal(1, pool.WorkerCount);
    }

    [Fact]
    public void Run_SystemStartsNoThread_FailsWithoutHanging()
    {
        var options = new EventLoopOptions { StartThread = NoThread };
        Assert.Throws<WorkerStartException>(() => EventLoop.Run(async () => await EventLoop.ToThread(() => 1), options));
    }

    [Fact]
    public void Run_SystemStartsOneThread_RunsEverythingOnItAndWaitsForItAtTheEnd()
    {
        var ended = 0;
        EventLoop.Run(
            async loop =>
            {
                var results = await EventLoop.Gather(Enumerable.Range(0, 100).Select(i => loop.RunInExecutor(null, () => i)));
                Assert.Equal(Enumerable.Range(0, 100), results);
                for (var i = 0; i < 10; i++)
                {
                    _ = loop.RunInExecutor(null, () => Interlocked.Increment(ref ended));
                }
            },
            new EventLoopOptions { StartThread = ThreadsUpTo(1) });
        Assert.Equal(10, ended);
    }

    [Fact]
    public void Run_DefaultExecutorAlreadyIdle_Returns() =>
        EventLoop.Run(async () => Assert.Equal(1, await EventLoop.ToThread(() => 1)));

    [Fact]
    public async Task ProcessPool_SystemStartsNoMoreProcesses_UsesTheExistingProcesses()
    {
        var started = 0;
        using var pool = new ProcessPoolExecutor(
            3,
            null,
            info => Interlocked.Increment(ref started) > 1 ? throw new Win32Exception(11, "Resource temporarily unavailable") : Process.Start(info),
            WorkerThread.Start);
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pool.Submit(WorkerFunctions.ProcessId, "?")))
            .WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task ProcessPool_SystemStartsNoProcess_Fails()
    {
        using var pool = new ProcessPoolExecutor(
            2, null, _ => throw new Win32Exception(11, "Resource temporarily unavailable"), WorkerThread.Start);
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => pool.Submit(WorkerFunctions.ProcessId, "?"));
        Assert.Contains("Resource temporarily unavailable", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessPool_MissingProgram_FailsAndNamesIt()
    {
        using var pool = new ProcessPoolExecutor(1, () => new ProcessStartInfo("/no/such/program"));
        var error = await Assert.ThrowsAsync<WorkerStartException>(() => pool.Submit(WorkerFunctions.ProcessId, "?"));
        Assert.Contains("/no/such/program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProcessPool_SystemStartsNoThread_Throws()
    {
        using var pool = new ProcessPoolExecutor(2, null, Process.Start, NoThread);
        await Assert.ThrowsAsync<WorkerStartException>(() => pool.Submit(WorkerFunctions.ProcessId, "?"));
        Assert.Throws<WorkerStartException>(() => EventLoop.Run(async loop => await loop.RunInExecutor(pool, WorkerFunctions.Square, 2)));
    }

    /// <summary>Starts up to a number of threads; then it fails as the runtime does.</summary>
    private static Action<Thread> ThreadsUpTo(int limit)
    {
        var started = 0;
        return thread =>
        {
            if (++started > limit)
            {
                NoThread(thread);
            }

            WorkerThread.Start(thread);
        };
    }

    private static void NoThread(Thread thread) =>
#pragma warning disable CA2201, MA0012 // The test throws as the runtime does.
        throw new OutOfMemoryException();
#pragma warning restore CA2201, MA0012
}
