namespace Asyncio.Tests;

/// <summary>Cancellation that asyncio does not have: tokens, and awaits outside the loop. The rest is in the scenarios.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void Token_OfTheBody_CancelsCallsOutsideTheLoop() => TestLoop.Run(async loop =>
    {
        var task = loop.CreateTask(token => Task.Delay(Timeout.InfiniteTimeSpan, token));
        await TestLoop.Passes(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.True(task.Cancelled);
    });

    [Fact]
    public void Cancel_AwaitOutsideTheLoopIgnoresTheToken_IsThrownByTheNextAwaitOfTheLoop() => TestLoop.Run(async loop =>
    {
        var source = new TaskCompletionSource();
        var trace = new List<string>();
        var task = loop.CreateTask(async () =>
        {
            await source.Task;
            trace.Add("went on");
            await EventLoop.Sleep(TestLoop.Second);
            trace.Add("never");
        });
        await TestLoop.Passes(1);
        task.Cancel();
        source.SetResult();
        await EventLoop.WaitAsync([task]);
        Assert.True(task.Cancelled);
        Assert.Equal(["went on"], trace);
    });

    [Fact]
    public void Cancel_TaskWithSeveralAwaits_EndsAllOfThem() => TestLoop.Run(async loop =>
    {
        var ended = 0;
        var task = loop.CreateTask(() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sleeps())));
        await TestLoop.Passes(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.True(task.Cancelled);
        Assert.Equal(3, ended);
        Assert.Equal(TimeSpan.Zero, loop.Time);

        async Task Sleeps()
        {
            try
            {
                await EventLoop.Sleep(TestLoop.Second);
            }
            finally
            {
                ended++;
            }
        }
    });

    [Fact]
    public void Cancel_AgainWhileAnAwaitedTaskEnds_ReachesThatTask() => TestLoop.Run(async loop =>
    {
        var told = 0;
        var inner = loop.CreateTask(async () =>
        {
            while (told < 2)
            {
                try
                {
                    await EventLoop.Sleep(TestLoop.Second);
                }
                catch (OperationCanceledException)
                {
                    told++;
                }
            }
        });
        await TestLoop.Passes(1);
        var outer = loop.CreateTask(async () =>
        {
            // Cancelled before it waits, and below once more while it waits.
            EventLoop.CurrentTask!.Cancel();
            await inner;
        });
        await TestLoop.Passes(3);
        Assert.Equal(1, told);
        outer.Cancel();
        await TestLoop.Passes(3);
        Assert.Equal(2, told);
        Assert.True(outer.Done);
        Assert.False(outer.Cancelled);
        Assert.Equal(TimeSpan.Zero, loop.Time);
    });

    [Fact]
    public void Exception_OfACancelledAwait_NamesTheTasksToken() => TestLoop.Run(async loop =>
    {
        CancellationToken given = default;
        OperationCanceledException? error = null;
        var task = loop.CreateTask(async token =>
        {
            given = token;
            error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await EventLoop.Sleep(TestLoop.Second));
        });
        await TestLoop.Passes(1);
        task.Cancel();
        await task;
        Assert.Equal(given, error!.CancellationToken);
        Assert.True(given.IsCancellationRequested);
        Assert.False(task.Cancelled);
    });

    [Fact]
    public void Sleep_WithAnotherToken_EndsWhenThatIsCancelledOnAnyThread() => EventLoop.Run(async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        using var source = new CancellationTokenSource();
        var task = loop.CreateTask(async () =>
        {
            var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan, source.Token));
            Assert.Equal(source.Token, error.CancellationToken);
            Assert.Equal(mine, Environment.CurrentManagedThreadId);
        });
        await TestLoop.Passes(1);
        await Task.Run(source.Cancel);
        await task;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await EventLoop.Sleep(TestLoop.Second, source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new Semaphore(1).AcquireAsync(source.Token));
    });

    [Fact]
    public void Sleep_EndedByItself_UnregistersFromTheToken() => TestLoop.Run(async _ =>
    {
        using var source = new CancellationTokenSource();
        await EventLoop.Sleep(TestLoop.Second, source.Token);
        source.Cancel();
        await EventLoop.Sleep(TestLoop.Second);
    });

    [Fact]
    public void Uncancel_ToZero_GivesANewToken() => TestLoop.Run(async loop =>
    {
        var task = loop.CreateTask(async () =>
        {
            var self = EventLoop.CurrentTask!;
            var first = self.Token;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await EventLoop.Sleep(TestLoop.Second));
            Assert.True(first.IsCancellationRequested);
            Assert.Equal(0, self.Uncancel());
            Assert.False(self.Token.IsCancellationRequested);
            Assert.Equal(0, self.Uncancel());
        });
        await TestLoop.Passes(1);
        task.Cancel();
        await task;
    });

    [Fact]
    public void Token_CallbackThatThrows_IsReportedAndTheTaskCancelled()
    {
        var errors = TestLoop.RunAndCollectErrors(async loop =>
        {
            var task = loop.CreateTask(async token =>
            {
                token.Register(() => throw new InvalidDataException());
                await EventLoop.Sleep(TestLoop.Second);
            });
            await TestLoop.Passes(1);
            task.Cancel();
            await EventLoop.WaitAsync([task]);
            Assert.True(task.Cancelled);
        });
        Assert.Single(errors);
    }

    [Fact]
    public void Semaphore_CancelledWaiterInTheMiddle_IsSkipped() => TestLoop.Run(async loop =>
    {
        var semaphore = new Semaphore(0);
        var order = new List<int>();
        var tasks = Enumerable.Range(0, 5).Select(i => loop.CreateTask(async () =>
        {
            await semaphore.AcquireAsync();
            order.Add(i);
        })).ToArray();
        await TestLoop.Passes(1);
        tasks[2].Cancel();
        await TestLoop.Passes(1);
        for (var i = 0; i < 4; i++)
        {
            semaphore.Release();
        }

        await EventLoop.WaitAsync(tasks);
        Assert.Equal([0, 1, 3, 4], order);
        Assert.Equal(0, semaphore.Value);
    });
}
