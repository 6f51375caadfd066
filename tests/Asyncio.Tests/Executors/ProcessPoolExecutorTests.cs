namespace Asyncio.Tests;

public sealed class ProcessPoolExecutorTests
{
    [Fact]
    public void RunInExecutor_ProcessPool_RunsInAWorkerAndContinuesOnTheLoop() => EventLoop.Run(async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        using var pool = new ProcessPoolExecutor(2);
        var squares = await EventLoop.Gather(Enumerable.Range(0, 20).Select(i => loop.RunInExecutor(pool, WorkerFunctions.Square, i)));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i * i), squares);
        Assert.Equal(mine, Environment.CurrentManagedThreadId);
        var process = await loop.RunInExecutor(pool, WorkerFunctions.ProcessId, "?");
        Assert.NotEqual(Environment.ProcessId, process);
    });

    [Fact]
    public async Task Submit_FunctionThrows_ExceptionHasTypeAndStackOfTheWorker()
    {
        using var pool = new ProcessPoolExecutor(1);
        var error = await Assert.ThrowsAsync<ProcessWorkerException>(() => pool.Submit(WorkerFunctions.Throw, "message"));
        Assert.Equal("message", error.Message);
        Assert.Equal("System.IO.InvalidDataException", error.RemoteType);
        Assert.Contains(nameof(WorkerFunctions), error.RemoteStackTrace, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<ProcessWorkerException>(() => pool.Submit(WorkerFunctions.Unknown, 1));
        Assert.Contains("not served", unknown.Message, StringComparison.Ordinal);

        // The output of a function is not read as its response.
        Assert.Equal("printed", await pool.Submit(WorkerFunctions.Print, "printed"));
    }

    [Fact]
    public async Task Submit_ProcessExits_FailsTheCallAndStartsANewProcess()
    {
        using var pool = new ProcessPoolExecutor(1);
        var first = await pool.Submit(WorkerFunctions.ProcessId, "?");
        await Assert.ThrowsAsync<ProcessWorkerException>(() => pool.Submit(WorkerFunctions.Exit, 3));
        Assert.NotEqual(first, await pool.Submit(WorkerFunctions.ProcessId, "?"));
    }

    [Fact]
    public async Task Dispose_Always_EndsTheProcesses()
    {
        int id;
        using (var pool = new ProcessPoolExecutor(1))
        {
            id = await pool.Submit(WorkerFunctions.ProcessId, "?");
        }

        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(id));
    }

    [Fact]
    public void Serve_InAnOrdinaryProcess_ReturnsFalse()
    {
        Assert.False(ProcessWorker.IsWorker);
        Assert.False(ProcessWorker.Serve(WorkerFunctions.Square));
    }
}
