namespace Asyncio.Tests;

public sealed class QueueTests
{
    [Fact]
    public void Queue_ProducersAndConsumers_PassEachItemOnce() => TestLoop.Run(async loop =>
    {
        const int Items = 3_000;
        var queue = new Queue<int>(maxSize: 7);
        var got = new List<int>();
        var most = 0;
        await TaskGroup.RunAsync(async group =>
        {
            var consumers = Enumerable.Range(0, 3).Select(_ => group.CreateTask(async () =>
            {
                while (true)
                {
                    got.Add(await queue.GetAsync());
                    most = Math.Max(most, queue.Count);
                    await EventLoop.Sleep(TimeSpan.FromMilliseconds(got.Count % 3));
                    queue.TaskDone();
                }
            })).ToArray();
            await EventLoop.Gather(Enumerable.Range(0, 3).Select(p => loop.CreateTask(async () =>
            {
                for (var i = p; i < Items; i += 3)
                {
                    await queue.PutAsync(i);
                }
            })));
            await queue.JoinAsync();
            foreach (var consumer in consumers)
            {
                consumer.Cancel();
            }
        });
        Assert.Equal(Enumerable.Range(0, Items), got.Order());
        Assert.InRange(most, 1, 7);
        Assert.Equal(0, queue.UnfinishedCount);
    });

    [Fact]
    public void GetAsync_CancelledManyTimes_LeavesNoWaiter() => TestLoop.Run(async _ =>
    {
        var queue = new Queue<int>();
        for (var i = 0; i < 100; i++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.WaitFor(_ => queue.GetAsync().AsTask(), TestLoop.Second));
        }

        queue.TryPut(1);
        Assert.Equal(1, await queue.GetAsync());
    });

    [Fact]
    public void PutAsync_CancelledWhileFull_PutsNothing() => TestLoop.Run(async loop =>
    {
        var queue = new Queue<string>(maxSize: 1);
        Assert.True(queue.TryPut("first"));
        Assert.False(queue.TryPut("no room"));
        var put = loop.CreateTask(async () => await queue.PutAsync("second"));
        await TestLoop.Passes(1);
        put.Cancel();
        await EventLoop.WaitAsync([put]);
        Assert.Equal("first", await queue.GetAsync());
        Assert.False(queue.TryGet(out _));
        Assert.True(queue.IsEmpty);
    });

    [Fact]
    public void JoinAsync_NothingPut_ReturnsAtOnce()
    {
        var queue = new Queue<int>();
        Assert.True(queue.JoinAsync().IsCompletedSuccessfully);
    }
}
