namespace Asyncio.Tests;

public sealed class TaskGroupTests
{
    [Fact]
    public void AwaitUsing_ChildrenPending_AreWaitedFor() => TestLoop.Run(async loop =>
    {
        LoopTask child;
        await using (var group = new TaskGroup())
        {
            child = group.CreateTask(async () => await EventLoop.Sleep(TestLoop.Second));
        }

        Assert.True(child.Done);
        Assert.Equal(TestLoop.Second, loop.Time);
    });

    [Fact]
    public void AwaitUsing_ChildFails_CancelsBodyAndSibling() => TestLoop.Run(async loop =>
    {
        LoopTask sibling = null!;
        var error = await Assert.ThrowsAsync<AggregateException>(async () =>
        {
            await using var group = new TaskGroup();
            _ = group.CreateTask(() => FailAfter(TestLoop.Second));
            sibling = group.CreateTask(async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan));
            await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
        });
        Assert.IsType<InvalidDataException>(Assert.Single(error.InnerExceptions));
        Assert.True(sibling.Cancelled);
        Assert.Equal(0, EventLoop.CurrentTask!.CancelRequests);
        await EventLoop.Sleep(TestLoop.Second);
        Assert.Equal(2 * TestLoop.Second, loop.Time);
    });

    [Fact]
    public void AwaitUsing_CancelledFromOutside_CancelsTheChildren() => TestLoop.Run(async loop =>
    {
        LoopTask child = null!;
        var task = loop.CreateTask(async () =>
        {
            await using var group = new TaskGroup();
            child = group.CreateTask(async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan));
            await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
        });
        await TestLoop.Passes(2);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.True(task.Cancelled);
        Assert.True(child.Cancelled);
    });

    [Fact]
    public void AwaitUsing_InTheCleanUpOfACancelledTask_WaitsForTheChildren() => TestLoop.Run(async loop =>
    {
        LoopTask child = null!;
        var task = loop.CreateTask(async () =>
        {
            try
            {
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
            finally
            {
                await using var group = new TaskGroup();
                child = group.CreateTask(async () => await EventLoop.Sleep(TestLoop.Second));
                Assert.False(group.Token.IsCancellationRequested);
            }
        });
        await TestLoop.Passes(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.True(task.Cancelled);
        Assert.False(child.Cancelled);
        Assert.Equal(TestLoop.Second, loop.Time);
    });

    [Fact]
    public void AwaitUsing_InTheCleanUpCancelledAgain_CancelsTheChildren() => TestLoop.Run(async loop =>
    {
        LoopTask child = null!;
        var token = CancellationToken.None;
        var task = loop.CreateTask(async () =>
        {
            try
            {
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
            finally
            {
                await using var group = new TaskGroup();
                token = group.Token;
                child = group.CreateTask(async () => await EventLoop.Sleep(TestLoop.Second));
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
        });
        await TestLoop.Passes(1);
        task.Cancel();
        await TestLoop.Passes(3);
        Assert.False(child.Done);
        task.Cancel();
        Assert.True(token.IsCancellationRequested);
        await EventLoop.WaitAsync([task]);
        Assert.True(child.Cancelled);
        Assert.Equal(TimeSpan.Zero, loop.Time);
    });

    [Fact]
    public void AwaitUsing_ChildFailsInTheCleanUpOfACancelledTask_CancelsTheSiblingAndThrowsTheError() => TestLoop.Run(async loop =>
    {
        LoopTask sibling = null!;
        var task = loop.CreateTask(async () =>
        {
            try
            {
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
            catch (OperationCanceledException)
            {
                await using var group = new TaskGroup();
                _ = group.CreateTask(() => FailAfter(TestLoop.Second));
                sibling = group.CreateTask(async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan));
            }
        });
        await TestLoop.Passes(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.IsType<AggregateException>(task.Exception);
        Assert.True(sibling.Cancelled);
        Assert.Equal(1, task.CancelRequests);
    });

    [Fact]
    public void AwaitUsing_PendingCancellation_IsThrownByTheNextAwait() => TestLoop.Run(async loop =>
    {
        var left = false;
        var task = loop.CreateTask(async () =>
        {
            await using (new TaskGroup())
            {
                EventLoop.CurrentTask!.Cancel();
            }

            left = true;
            await EventLoop.Sleep(TestLoop.Second);
        });
        await EventLoop.WaitAsync([task]);
        Assert.True(left);
        Assert.True(task.Cancelled);
        Assert.Equal(TimeSpan.Zero, loop.Time);
    });

    [Fact]
    public void RunAsync_BodyWithAResult_ReturnsItOnceTheChildrenAreDone() => TestLoop.Run(async loop =>
    {
        var result = await TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(async () => await EventLoop.Sleep(TestLoop.Second));
            return Task.FromResult(5);
        });
        Assert.Equal(5, result);
        Assert.Equal(TestLoop.Second, loop.Time);
    });

    [Fact]
    public void RunAsync_ChildFails_CancelsTheGroupsTokenAndNotTheTasks() => TestLoop.Run(async loop =>
    {
        await Assert.ThrowsAsync<AggregateException>(() => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => FailAfter(TestLoop.Second));
            await Task.Delay(Timeout.InfiniteTimeSpan, group.Token);
        }));
        Assert.False(EventLoop.CurrentTask!.Token.IsCancellationRequested);
        Assert.Equal(0, EventLoop.CurrentTask.CancelRequests);
    });

    [Fact]
    public void RunAsync_ChildFailsWhileEnding_WithdrawsItsRequest() => TestLoop.Run(async loop =>
    {
        await Assert.ThrowsAsync<AggregateException>(() => TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(() => FailAfter(TestLoop.Second));
            _ = group.CreateTask(async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan));
            return Task.CompletedTask;
        }));
        Assert.Equal(0, EventLoop.CurrentTask!.CancelRequests);
        await EventLoop.Sleep(TestLoop.Second);
    });

    [Fact]
    public void CreateTask_WhileTheGroupIsCancelled_IsRefused() => TestLoop.Run(async loop =>
    {
        await Assert.ThrowsAsync<AggregateException>(() => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => FailAfter(TestLoop.Second));
            try
            {
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
            finally
            {
                Assert.Throws<InvalidOperationException>(() => group.CreateTask(() => Task.CompletedTask));
            }
        }));
    });

    [Fact]
    public void RunAsync_InsideATimeout_IsCancelledByIt() => TestLoop.Run(async loop =>
    {
        LoopTask child = null!;
        await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(TestLoop.Second, () => TaskGroup.RunAsync(group =>
        {
            child = group.CreateTask(async () => await EventLoop.Sleep(Timeout.InfiniteTimeSpan));
            return Task.CompletedTask;
        })));
        Assert.True(child.Cancelled);
        Assert.Equal(TestLoop.Second, loop.Time);
    });

    [Fact]
    public void TaskGroup_OutsideATask_IsRefused() => Assert.Throws<InvalidOperationException>(() => new TaskGroup());

    private static async Task FailAfter(TimeSpan delay)
    {
        await EventLoop.Sleep(delay);
        throw new InvalidDataException("child");
    }
}
