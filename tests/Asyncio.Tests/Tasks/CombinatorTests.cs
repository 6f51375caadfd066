namespace Asyncio.Tests;

public sealed class CombinatorTests
{
    [Fact]
    public void Gather_TasksOfAResult_ReturnsAnArrayInOrder() => TestLoop.Run(async loop =>
    {
        var tasks = Enumerable.Range(0, 100).Select(i => loop.CreateTask(async () =>
        {
            await EventLoop.Sleep(TimeSpan.FromSeconds(100 - i));
            return i;
        }));
        Assert.Equal(Enumerable.Range(0, 100), await EventLoop.Gather(tasks));
        Assert.Equal(TimeSpan.FromSeconds(100), loop.Time);
    });

    [Fact]
    public void Gather_Cancelled_CancelsTheChildren() => TestLoop.Run(async loop =>
    {
        LoopTask[] children = [loop.CreateTask(Forever), loop.CreateTask(Forever)];
        var gathering = EventLoop.Gather(children);
        await TestLoop.Passes(1);
        Assert.True(gathering.Cancel());
        Assert.False(gathering.Done);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gathering);
        Assert.All(children, child => Assert.True(child.Cancelled));
        Assert.False(gathering.Cancel());
    });

    [Fact]
    public void GatherOutcomes_OfACancelledGather_IsCancelled() => TestLoop.Run(async loop =>
    {
        var gathering = EventLoop.GatherOutcomes(loop.CreateTask(async () =>
        {
            await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            return 1;
        }));
        await TestLoop.Passes(1);
        gathering.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gathering);
    });

    [Fact]
    public void WaitAsync_Nothing_IsRefused() => TestLoop.Run(async _ =>
        await Assert.ThrowsAsync<ArgumentException>(() => EventLoop.WaitAsync(Array.Empty<LoopTask>())));

    [Fact]
    public void WaitAsync_Cancelled_DoesNotCancelTheTasks() => TestLoop.Run(async loop =>
    {
        var child = loop.CreateTask(Forever);
        var waits = loop.CreateTask(() => EventLoop.WaitAsync([child]));
        await TestLoop.Passes(2);
        waits.Cancel();
        await EventLoop.WaitAsync([waits]);
        Assert.True(waits.Cancelled);
        Assert.False(child.Done);
    });

    [Fact]
    public void WaitFor_WithoutATimeout_IsAnAwait() => TestLoop.Run(async _ =>
    {
        Assert.Equal(1, await EventLoop.WaitFor(_ => Task.FromResult(1), null));
        await EventLoop.WaitFor(_ => Task.CompletedTask, TestLoop.Second);
        await Assert.ThrowsAsync<InvalidDataException>(
            () => EventLoop.WaitFor(_ => Task.FromException(new InvalidDataException()), null));
    });

    [Fact]
    public void GatherOutcomes_Coroutines_CollectsEachOutcome() => TestLoop.Run(async loop =>
    {
        var outcomes = await EventLoop.GatherOutcomes(() => Task.FromResult(1), () => Task.FromException<int>(new InvalidDataException()));
        Assert.Equal(1, outcomes[0].Result);
        Assert.IsType<InvalidDataException>(outcomes[1].Exception);
        outcomes = await EventLoop.GatherOutcomes(_ => Task.FromResult(2), token => Task.FromCanceled<int>(new CancellationToken(true)));
        Assert.Equal(2, outcomes[0].Result);
        Assert.IsAssignableFrom<OperationCanceledException>(outcomes[1].Exception);
    });

    [Fact]
    public void AsCompleted_LeftEarly_DoesNotCancelTheRest() => TestLoop.Run(async loop =>
    {
        var tasks = new[] { 1, 2, 3 }.Select(seconds => loop.CreateTask(async () =>
            await EventLoop.Sleep(TimeSpan.FromSeconds(seconds)))).ToArray();
        await foreach (var task in EventLoop.AsCompleted(tasks))
        {
            Assert.Same(tasks[0], task);
            break;
        }

        Assert.False(tasks[2].Done);
        await tasks[2];
    });

    [Fact]
    public void AsCompleted_TokenCancelled_Throws() => TestLoop.Run(async loop =>
    {
        using var source = new CancellationTokenSource();
        var task = loop.CreateTask(Forever);
        loop.CallLater(TestLoop.Second, source.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in EventLoop.AsCompleted([task]).WithCancellation(source.Token))
            {
                Assert.Fail("Nothing is done.");
            }
        });
        Assert.False(task.Done);
    });

    [Fact]
    public void AsCompleted_ManyTasks_ReturnsEachOnce() => TestLoop.Run(async loop =>
    {
        var tasks = Enumerable.Range(0, 10_000).Select(i => loop.CreateTask(async () =>
        {
            await EventLoop.Sleep(TimeSpan.FromMilliseconds(i * 31 % 1_000));
            return i;
        })).ToArray();
        var seen = new List<int>();
        await foreach (var task in EventLoop.AsCompleted(tasks))
        {
            seen.Add(task.Result);
        }

        Assert.Equal(Enumerable.Range(0, 10_000).OrderBy(i => i * 31 % 1_000), seen);
    });

    private static async Task Forever() => await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
}
