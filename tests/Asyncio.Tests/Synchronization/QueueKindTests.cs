namespace Asyncio.Tests;

public sealed class QueueKindTests
{
    [Fact]
    public void PriorityQueue_EqualItems_ReturnsThemInOrderOfPut()
    {
        var queue = new PriorityQueue<(int Priority, string Name)>(comparer: Comparer<(int Priority, string Name)>.Create(
            static (x, y) => x.Priority.CompareTo(y.Priority)));
        foreach (var item in ((int, string)[])[(2, "a"), (1, "b"), (2, "c"), (1, "d"), (2, "e")])
        {
            Assert.True(queue.TryPut(item));
        }

        var names = new List<string>();
        while (queue.TryGet(out var item))
        {
            names.Add(item.Name);
        }

        Assert.Equal(["b", "d", "a", "c", "e"], names);
    }

    [Fact]
    public void PriorityQueue_TenThousandInAnyOrder_ReturnsThemSorted() => TestLoop.Run(async _ =>
    {
        const int Items = 10_000;
        var queue = new PriorityQueue<int>();
        for (var i = 0; i < Items; i++)
        {
            await queue.PutAsync((i * 7919) % Items);
        }

        for (var i = 0; i < Items; i++)
        {
            Assert.Equal(i, await queue.GetAsync());
        }
    });

    [Fact]
    public void GetAsync_ShutDownWhileManyWait_FailsEachOfThem() => TestLoop.Run(async loop =>
    {
        var queue = new Queue<int>();
        var tasks = Enumerable.Range(0, 1_000).Select(_ => loop.CreateTask(async () => await queue.GetAsync())).ToArray();
        await TestLoop.Passes(1);
        queue.Shutdown();
        await EventLoop.WaitAsync(tasks);
        Assert.All(tasks, task => Assert.IsType<QueueShutDownException>(task.Exception));
        Assert.True(queue.IsShutdown);
    });

    [Fact]
    public void PutAsync_AfterTheShutdown_FailsTheAwaitAndNotTheCall()
    {
        var queue = new Queue<int>();
        queue.Shutdown();
        Assert.True(queue.PutAsync(1).IsFaulted);
        Assert.True(queue.GetAsync().IsFaulted);
    }
}
