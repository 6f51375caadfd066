namespace Asyncio.Tests;

public sealed class TimeoutTests
{
    [Fact]
    public void Timeout_AwaitOutsideTheLoop_EndsByTheScopesToken() => TestLoop.Run(async loop =>
    {
        await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(
            TestLoop.Second, scope => Task.Delay(Timeout.InfiniteTimeSpan, scope.Token)));

        // The request of the scope cancels neither the task nor a later await.
        Assert.Equal(0, EventLoop.CurrentTask!.CancelRequests);
        Assert.False(EventLoop.CurrentTask.Token.IsCancellationRequested);
        await EventLoop.Sleep(TestLoop.Second);
        Assert.Equal(2 * TestLoop.Second, loop.Time);
    });

    [Fact]
    public void Timeout_InTheCleanUpOfACancelledTask_CancelsItsTokenAtItsOwnTime() => TestLoop.Run(async loop =>
    {
        var trace = new List<string>();
        var task = loop.CreateTask(async () =>
        {
            try
            {
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
            finally
            {
                // An await outside the loop: only the token can end it.
                await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(TestLoop.Second, scope =>
                {
                    trace.Add($"cancelled at entry: {scope.Token.IsCancellationRequested}");
                    return Task.Delay(Timeout.InfiniteTimeSpan, scope.Token);
                }));
                trace.Add($"timeout at {loop.Time.TotalSeconds}");

                // The first await has thrown the timeout's request, so this one does not.
                await EventLoop.Sleep(TestLoop.Second);
                trace.Add("clean");
            }
        });
        await TestLoop.Passes(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.True(task.Cancelled);
        Assert.Equal(["cancelled at entry: False", "timeout at 1", "clean"], trace);
    });

    [Fact]
    public void Timeout_InTheCleanUpCancelledAgain_HasItsTokenCancelled() => TestLoop.Run(async loop =>
    {
        var told = false;
        var task = loop.CreateTask(async () =>
        {
            try
            {
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
            finally
            {
                var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EventLoop.Timeout(
                    TestLoop.Second, scope => Task.Delay(Timeout.InfiniteTimeSpan, scope.Token)));
                told = true;
            }
        });
        await TestLoop.Passes(1);
        task.Cancel();
        await TestLoop.Passes(2);
        Assert.False(told);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        Assert.True(told);
        Assert.Equal(TimeSpan.Zero, loop.Time);
    });

    [Fact]
    public void Timeout_InTheCleanUpOfATimeout_CancelsItsTokenAtItsOwnTime() => TestLoop.Run(async loop =>
    {
        await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(TestLoop.Second, async _ =>
        {
            try
            {
                await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
            }
            finally
            {
                Assert.False(EventLoop.CurrentTask!.Token.IsCancellationRequested, "The timeout cancelled the token of the task");
                await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(
                    TestLoop.Second, inner => Task.Delay(Timeout.InfiniteTimeSpan, inner.Token)));
            }
        }));
        Assert.Equal(2 * TestLoop.Second, loop.Time);
        Assert.Equal(0, EventLoop.CurrentTask!.CancelRequests);
        await EventLoop.Sleep(TestLoop.Second);
    });

    [Fact]
    public void Timeout_OfTheOuterScope_CancelsTheTokenOfTheInner() => TestLoop.Run(async _ =>
    {
        await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(TestLoop.Second, () =>
            EventLoop.Timeout(2 * TestLoop.Second, inner => Task.Delay(Timeout.InfiniteTimeSpan, inner.Token))));
    });

    [Fact]
    public void Timeout_ExpiresAsTheBodySucceeds_IsNoErrorAndLeavesNoRequest() => TestLoop.Run(async loop =>
    {
        var future = loop.CreateFuture<int>();
        var result = await EventLoop.Timeout(TestLoop.Second, async () =>
        {
            try
            {
                return await future;
            }
            catch (OperationCanceledException)
            {
                return -1;
            }
        });
        Assert.Equal(-1, result);
        Assert.Equal(0, EventLoop.CurrentTask!.CancelRequests);
    });

    [Fact]
    public void Timeout_InAChildTask_IgnoresTheParentsScope() => TestLoop.Run(async loop =>
    {
        LoopTask child = null!;
        await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(TestLoop.Second, async () =>
        {
            child = loop.CreateTask(() => EventLoop.Timeout(10 * TestLoop.Second, scope => Task.Delay(TimeSpan.Zero, scope.Token)));
            await EventLoop.Sleep(2 * TestLoop.Second);
        }));
        await child;
    });

    [Fact]
    public void Timeout_Expired_CannotBeRescheduled() => TestLoop.Run(async _ =>
    {
        TimeoutScope scope = null!;
        await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.Timeout(TestLoop.Second, async inside =>
        {
            scope = inside;
            Assert.Equal("<Timeout [active] when=1>", scope.ToString());
            await EventLoop.Sleep(2 * TestLoop.Second);
        }));
        Assert.Equal("<Timeout [expired] when=1>", scope.ToString());
        Assert.Throws<InvalidOperationException>(() => scope.Reschedule(null));
    });

    [Fact]
    public void Timeout_PastTime_ExpiresAtTheFirstAwait() => TestLoop.Run(async loop =>
    {
        var started = false;
        await Assert.ThrowsAsync<TimeoutException>(() => EventLoop.TimeoutAt(loop.Time, async _ =>
        {
            started = true;
            await EventLoop.Sleep(TestLoop.Second);
        }));
        Assert.True(started);
        Assert.Equal(TimeSpan.Zero, loop.Time);
    });

    [Fact]
    public void Timeout_OutsideATask_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => { _ = EventLoop.Timeout(TestLoop.Second, () => Task.CompletedTask); });
        TestLoop.Run(async loop =>
        {
            var future = loop.CreateFuture<bool>();
            loop.CallSoon(() => future.SetResult(EventLoop.Timeout(null, () => Task.CompletedTask).IsFaulted));
            Assert.True(await future);
        });
    }
}
