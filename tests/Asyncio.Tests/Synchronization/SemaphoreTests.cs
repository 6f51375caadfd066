namespace Asyncio.Tests;

public sealed class SemaphoreTests
{
    [Fact]
    public void EnterAsync_TwentyThousandTasks_NeverMoreInsideThanTheBound() => TestLoop.Run(async loop =>
    {
        const int Bound = 30;
        var semaphore = new Semaphore(Bound);
        var inside = 0;
        var most = 0;
        await EventLoop.Gather(Enumerable.Range(0, 20_000).Select(_ => loop.CreateTask(async token =>
        {
            using (await semaphore.EnterAsync(token))
            {
                most = Math.Max(most, ++inside);
                await EventLoop.Sleep(TestLoop.Second, token);
                inside--;
            }
        })));
        Assert.Equal(Bound, most);
        Assert.Equal(Bound, semaphore.Value);
        Assert.Equal(TimeSpan.FromSeconds(Math.Ceiling(20_000.0 / Bound)), loop.Time);
    });

    [Fact]
    public void AcquireAsync_ManyWaitersCancelledAtOnce_LeavesNoWaiters() => TestLoop.Run(async loop =>
    {
        var semaphore = new Semaphore(1);
        await semaphore.AcquireAsync();
        var tasks = Enumerable.Range(0, 20_000).Select(_ => loop.CreateTask(async () => await semaphore.AcquireAsync())).ToArray();
        await TestLoop.Passes(1);
        foreach (var task in tasks)
        {
            task.Cancel();
        }

        await EventLoop.WaitAsync(tasks);
        Assert.All(tasks, task => Assert.True(task.Cancelled));
        semaphore.Release();
        Assert.False(semaphore.IsLocked);
        Assert.Equal(1, semaphore.Value);
    });

    [Fact]
    public void Semaphore_NegativeValue_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Semaphore(-1));

    [Fact]
    public void AcquireAsync_WithoutALoop_WorksUntilItMustWait()
    {
        var semaphore = new Semaphore(1);
        Assert.True(semaphore.AcquireAsync().IsCompletedSuccessfully);
        Assert.Throws<InvalidOperationException>(() => { _ = semaphore.AcquireAsync(); });
        semaphore.Release();
        Assert.Equal(1, semaphore.Value);
    }
}
