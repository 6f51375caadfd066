namespace Asyncio.Tests;

public sealed class TaskTreeTests
{
    [Fact]
    public void TaskTree_GatherGroupAndLock_ShowsTheAwaits() => TestLoop.Run(async loop =>
    {
        var @lock = new Lock();
        await @lock.AcquireAsync();
        var main = loop.CreateTask(Main, name: "main");
        await TestLoop.Passes(4);
        AssertTree(
            """
            └── (T) Task-1 TaskTree_GatherGroupAndLock_ShowsTheAwaits.<lambda> [running]
            └── (T) main Main
                ├── TaskGroup
                │   ├── (T) slow Fetch
                │   │   └── Sleep
                │   └── (T) locked Save
                │       └── Lock.AcquireAsync
                └── Gather
                    ├── (T) Task-5 Fetch
                    │   └── Sleep
                    └── (T) Task-6 Fetch
                        └── Sleep
            """,
            loop);
        @lock.Release();
        await main;

        async Task Main() => await TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => Fetch(9), name: "slow");
            _ = group.CreateTask(Save, name: "locked");
            await EventLoop.Gather(loop.CreateTask(() => Fetch(1)), loop.CreateTask(() => Fetch(2)));
        });

        async Task Save()
        {
            using (await @lock.EnterAsync())
            {
                await EventLoop.Sleep(TestLoop.Second);
            }
        }
    });

    [Fact]
    public void TaskTree_TasksThatAwaitEachOther_NamesTheCycle()
    {
        var tree = string.Empty;
        var e = Assert.Throws<InvalidOperationException>(() => TestLoop.Run(async loop =>
        {
            LoopTask left = null!;
            LoopTask right = null!;
            left = loop.CreateTask(async () => await right, name: "left");
            right = loop.CreateTask(async () => await left, name: "right");
            await TestLoop.Passes(2);
            tree = loop.TaskTree();
        }));
        Assert.Contains("\ncycle: left → right → left\n└── (T) left ", tree, StringComparison.Ordinal);
        Assert.StartsWith("Tasks that await each other cannot be cancelled", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TaskTree_TaskThatTwoAwait_IsCompleteBelowTheFirst() => TestLoop.Run(async loop =>
    {
        var shared = loop.CreateTask(() => Fetch(1), name: "shared");
        var others = "ab".Select(name => loop.CreateTask(Shares, name: $"{name}")).ToArray();
        var waits = loop.CreateTask(Waits, name: "waits");
        await TestLoop.Passes(2);
        AssertTree(
            """
            └── (T) Task-1 TaskTree_TaskThatTwoAwait_IsCompleteBelowTheFirst.<lambda> [running]
            └── (T) a Shares
                └── (T) shared Fetch
                    └── Sleep
            └── (T) b Shares
                └── (T) shared Fetch (above)
            └── (T) waits Waits
                └── WaitAsync
                    └── Shield
                        └── (T) shared Fetch (above)
            """,
            loop);
        await EventLoop.WaitAsync([.. others, waits]);

        async Task Shares() => await shared;

        async Task Waits() => await EventLoop.WaitAsync([EventLoop.Shield((Future)shared)]);
    });

    [Fact]
    public void TaskTree_QueueEventExecutorAndDotNetTask_NamesTheWait() => TestLoop.Run(async loop =>
    {
        using var gate = new ManualResetEventSlim();
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = new Queue<int>();
        LoopTask[] tasks =
        [
            loop.CreateTask(async () => await queue.GetAsync(), name: "get"),
            loop.CreateTask(async () => await new Event().WaitAsync(), name: "event"),
            loop.CreateTask(async () => await new Semaphore(0).AcquireAsync(), name: "semaphore"),
            loop.CreateTask(async () => await loop.CreateFuture<int>(), name: "future"),
            loop.CreateTask(async () => await loop.RunInExecutor(null, () => gate.Wait(TimeSpan.FromSeconds(30))), name: "executor"),
            loop.CreateTask(async () => await source.Task, name: "dotnet"),
            loop.CreateTask(async () => await EventLoop.Sleep(TimeSpan.Zero), name: "yields"),
        ];
        await TestLoop.Passes(1);
        var tree = loop.TaskTree();
        gate.Set();
        source.SetResult();
        string[] waits = ["Queue.GetAsync", "Event.WaitAsync", "Semaphore.AcquireAsync", "Future", "RunInExecutor", "an await outside the loop, such as a .NET task"];
        Assert.Equal(waits, tree.Split('\n').Where(line => line.StartsWith("    └── ", StringComparison.Ordinal)).Select(line => line[8..]));
        Assert.EndsWith("(T) yields Sleep [ready]\n", tree, StringComparison.Ordinal);
        foreach (var task in tasks)
        {
            task.Cancel();
        }

        await EventLoop.WaitAsync(tasks);
    });

    [Fact]
    public void TaskTree_ChainOfTenThousandTasks_EndsWithAnEllipsis() => TestLoop.Run(async loop =>
    {
        var last = loop.CreateTask(() => Fetch(1));
        for (var i = 0; i < 10_000; i++)
        {
            var next = last;
            last = loop.CreateTask(async () => await next);
        }

        await TestLoop.Passes(2);
        Assert.Contains("…\n", loop.TaskTree(), StringComparison.Ordinal);
        await last;
    });

    [Fact]
    public void TaskTree_FromAnotherThread_IsRefused() => TestLoop.Run(async loop =>
    {
        TestLoop.OnAnotherThread(() => Assert.Throws<InvalidOperationException>(loop.TaskTree));
        await TestLoop.Passes(1);
        Assert.StartsWith("└── (T) Task-1 ", loop.TaskTree(), StringComparison.Ordinal);
    });

    [Fact]
    public void TaskTree_WithoutTasks_IsEmpty()
    {
        using var loop = new EventLoop();
        Assert.Empty(loop.TaskTree());
        loop.CreateTask(() => Fetch(1), name: "first").Cancel();
        Assert.Equal("└── (T) first Fetch [ready, cancelling]\n", loop.TaskTree());
        loop.CallLater(TimeSpan.Zero, loop.Stop);
        loop.RunForever();
    }

    private static async Task Fetch(double seconds) => await EventLoop.Sleep(TimeSpan.FromSeconds(seconds));

    private static void AssertTree(string expected, EventLoop loop) =>
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", loop.TaskTree());
}
