namespace Asyncio.Tests;

public sealed class ConditionTests
{
    [Fact]
    public void WaitAsync_TokenCancelled_AcquiresTheLockAgainAndNamesTheToken() => TestLoop.Run(async loop =>
    {
        using var source = new CancellationTokenSource();
        var condition = new Condition();
        loop.CallLater(TestLoop.Second, source.Cancel);
        using (await condition.EnterAsync())
        {
            var e = await Assert.ThrowsAsync<OperationCanceledException>(async () => await condition.WaitAsync(source.Token));
            Assert.Equal(source.Token, e.CancellationToken);
            Assert.True(condition.IsLocked);
        }

        Assert.False(condition.IsLocked);
    });

    [Fact]
    public void WaitForAsync_HundredTasksThatNotifyEachOther_PassInTurn() => TestLoop.Run(async loop =>
    {
        var condition = new Condition();
        var turn = -1;
        var passed = new List<int>();
        var tasks = Enumerable.Range(0, 100).Select(i => loop.CreateTask(async () =>
        {
            using (await condition.EnterAsync())
            {
                await condition.WaitForAsync(() => turn == i);
                passed.Add(i);
                turn = i + 1;
                condition.NotifyAll();
            }
        })).ToArray();
        await TestLoop.Passes(2);
        using (await condition.EnterAsync())
        {
            turn = 0;
            condition.NotifyAll();
        }

        await EventLoop.WaitAsync(tasks);
        Assert.Equal(Enumerable.Range(0, 100), passed);
    });

    [Fact]
    public void WaitAsync_ManyCancelledAtOnce_LeavesTheLockFree() => TestLoop.Run(async loop =>
    {
        var condition = new Condition();
        var tasks = Enumerable.Range(0, 1_000).Select(_ => loop.CreateTask(async () =>
        {
            using (await condition.EnterAsync())
            {
                await condition.WaitAsync();
            }
        })).ToArray();
        await TestLoop.Passes(1);
        Array.ForEach(tasks, task => task.Cancel());
        await EventLoop.WaitAsync(tasks);
        Assert.All(tasks, task => Assert.True(task.Cancelled));
        Assert.False(condition.IsLocked);
        Assert.Equal("<Condition unlocked>", condition.ToString());
    });

    [Fact]
    public void Barrier_ManyRounds_NoTaskRunsAhead() => TestLoop.Run(async loop =>
    {
        const int Parties = 20;
        const int Rounds = 50;
        var barrier = new Barrier(Parties);
        var rounds = new int[Parties];
        await EventLoop.Gather(Enumerable.Range(0, Parties).Select(i => loop.CreateTask(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await EventLoop.Sleep(TimeSpan.FromMilliseconds(((i * 31) + (round * 17)) % 50));
                rounds[i]++;
                await barrier.WaitAsync();
                Assert.All(rounds, done => Assert.InRange(done, round + 1, round + 2));
            }
        })));
        Assert.Equal("<Barrier filling, waiters:0/20>", barrier.ToString());
    });

    [Fact]
    public void Barrier_TokenCancelledInTheWait_CountsOneTaskLess() => TestLoop.Run(async loop =>
    {
        using var source = new CancellationTokenSource();
        var barrier = new Barrier(2);
        loop.CallLater(TestLoop.Second, source.Cancel);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await barrier.WaitAsync(source.Token));
        Assert.Equal(0, barrier.WaitingCount);
        await barrier.AbortAsync();
        Assert.Equal("<Barrier broken>", barrier.ToString());
    });
}
