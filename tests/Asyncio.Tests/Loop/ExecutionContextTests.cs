namespace Asyncio.Tests;

/// <summary>AsyncLocal is what contextvars are in Python.</summary>
public sealed class ExecutionContextTests
{
    private static readonly AsyncLocal<string?> Local = new();

    [Fact]
    public void AsyncLocal_SetInACallback_DoesNotFlowToTheNext() => TestLoop.Run(async loop =>
    {
        var seen = "nothing";
        loop.CallSoon(() => Local.Value = "leaked");
        loop.CallSoon(() => seen = Local.Value);
        await TestLoop.Passes(2);
        Assert.Null(seen);
    });

    [Fact]
    public void AsyncLocal_AtRegistration_FlowsToCallbackTaskTimerAndDoneCallback() => TestLoop.Run(async loop =>
    {
        var seen = new List<string?>();
        Local.Value = "mine";
        loop.CallSoon(() => seen.Add(Local.Value));
        loop.CallLater(TestLoop.Second, () => seen.Add(Local.Value));
        var task = loop.CreateTask(async () =>
        {
            seen.Add(Local.Value);
            Local.Value = "the task's";
            await EventLoop.Sleep(TimeSpan.Zero);
            seen.Add(Local.Value);
        });
        task.AddDoneCallback(_ => seen.Add(Local.Value));
        Local.Value = "changed";
        await EventLoop.Sleep(2 * TestLoop.Second);
        Assert.Equal(["mine", "mine", "the task's", "mine", "mine"], seen);
        Assert.Equal("changed", Local.Value);
    });

    [Fact]
    public async Task Executor_AsyncLocal_DoesNotFlowAndDoesNotStay()
    {
        Local.Value = "the submitter's";
        using var pool = new ThreadPoolExecutor(1);
        Assert.Null(await pool.Submit(() =>
        {
            var before = Local.Value;
            Local.Value = "the work's";
            return before;
        }));
        Assert.Null(await pool.Submit(() => Local.Value));
    }

    [Fact]
    public void ToThread_AsyncLocal_Flows() => TestLoop.Run(async _ =>
    {
        Local.Value = "goes along";
        Assert.Equal("goes along", await EventLoop.ToThread(() => Local.Value));
    });
}
