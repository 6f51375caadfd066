namespace Asyncio.Tests;

public sealed class LoopTaskTests
{
    [Fact]
    public void ToString_InEachState_ShowsIt() => TestLoop.Run(async loop =>
    {
        var finished = loop.CreateTask(token => Spin("thinking!", token));
        var named = loop.CreateTask(Nap, name: "nap");
        var failed = loop.CreateTask(async () =>
        {
            await EventLoop.Sleep(TimeSpan.Zero);
            throw new InvalidDataException("no");
        });
        Assert.Equal("<Task pending name='Task-2' coro=Spin>", finished.ToString());
        Assert.Equal("<Task pending name='nap' coro=Nap>", named.ToString());
        await TestLoop.Passes(1);
        named.Cancel();
        Assert.Equal("<Task cancelling name='nap' coro=Nap>", named.ToString());
        await EventLoop.WaitAsync<Future>([finished, named, failed]);
        Assert.Equal("<Task finished name='Task-2' coro=Spin result=9>", finished.ToString());
        Assert.Equal("<Task cancelled name='nap' coro=Nap>", named.ToString());
        Assert.Matches(
            @"^<Task finished name='Task-4' coro=\S+<lambda> exception=InvalidDataException\(""no""\)>$", failed.ToString());
        Assert.IsType<InvalidDataException>(failed.Exception);

        static async Task<int> Spin(string message, CancellationToken token)
        {
            await EventLoop.Sleep(TimeSpan.Zero, token);
            return message.Length;
        }

        static async Task Nap() => await EventLoop.Sleep(TestLoop.Second);
    });

    [Fact]
    public void Result_WhilePending_ThrowsInsteadOfBlocking() => TestLoop.Run(async loop =>
    {
        var task = loop.CreateTask(() => Task.FromResult(1));
        Assert.Throws<InvalidOperationException>(() => task.Result);
        Assert.Null(task.Exception);
        await task;
        Assert.Equal(1, task.Result);
    });

    [Fact]
    public void Await_OfItself_IsRefused() => TestLoop.Run(async loop =>
    {
        LoopTask task = null!;
        task = loop.CreateTask(async () => await task);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await task);
    });

    [Fact]
    public void CreateTask_FactoryThatIsNotAsync_FailsLikeABody() => TestLoop.Run(async loop =>
    {
        var throwing = loop.CreateTask(Throws);
        var cancelled = loop.CreateTask(() => Task.FromException(new OperationCanceledException()));
#pragma warning disable MA0022, VSTHRD114 // The test is about this mistake.
        var nothing = loop.CreateTask(() => (Task)null!);
#pragma warning restore MA0022, VSTHRD114
        await EventLoop.WaitAsync([throwing, cancelled, nothing]);
        Assert.IsType<InvalidDataException>(throwing.Exception);
        Assert.True(cancelled.Cancelled);
        Assert.IsType<InvalidOperationException>(nothing.Exception);

        static Task Throws() => throw new InvalidDataException();
    });

    [Fact]
    public void Exception_Rethrown_KeepsItsStackTrace() => TestLoop.Run(async loop =>
    {
        var task = loop.CreateTask(ThrowsDeepInside);
        var error = await Assert.ThrowsAsync<InvalidDataException>(async () => await task);
        Assert.Contains(nameof(ThrowsDeepInside), error.StackTrace, StringComparison.Ordinal);

        static async Task ThrowsDeepInside()
        {
            await EventLoop.Sleep(TimeSpan.Zero);
            throw new InvalidDataException();
        }
    });

    [Fact]
    public void AsTask_FromAnotherThread_HasTheOutcome() => EventLoop.Run(async loop =>
    {
        var future = loop.CreateFuture<int>();
        var task = future.AsTask();
        var elsewhere = EventLoop.ToThread(() => task.Result);
        future.SetResult(3);
        Assert.Equal(3, await elsewhere);

        var failed = loop.CreateTask(() => Task.FromException(new InvalidDataException()));
        await Assert.ThrowsAsync<InvalidDataException>(() => failed.AsTask());
        var cancelled = loop.CreateFuture<int>();
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.AsTask());
    });

    [Fact]
    public void WrapFuture_TaskOfTheThreadPool_HasItsOutcomeAndCanBeCancelled() => EventLoop.Run(async loop =>
    {
        Assert.Equal(4, await EventLoop.WrapFuture(Task.Run(() => 4)));
        Assert.Equal(5, await EventLoop.WrapFuture(Task.FromResult(5)));
        await Assert.ThrowsAsync<InvalidDataException>(
            async () => await EventLoop.WrapFuture(Task.Run(() => throw new InvalidDataException())));

        var source = new TaskCompletionSource();
        var waits = loop.CreateTask(async () => await EventLoop.WrapFuture(source.Task));
        await TestLoop.Passes(1);
        waits.Cancel();
        await EventLoop.WaitAsync([waits]);
        Assert.True(waits.Cancelled);
        Assert.False(source.Task.IsCompleted);
        source.SetResult();
    });

    [Fact]
    public void Await_OfAnotherLoopsFuture_IsRefused()
    {
        using var other = new EventLoop();
        var future = other.CreateFuture<int>();
        TestLoop.Run(async _ => await Assert.ThrowsAsync<InvalidOperationException>(async () => await future));
    }

    [Fact]
    public void Sleep_AwaitedTwice_IsRefused() => TestLoop.Run(async _ =>
    {
        var sleep = EventLoop.Sleep(TestLoop.Second);
        var first = sleep.AsTask();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await sleep);
        Assert.Throws<InvalidOperationException>(() => sleep.GetAwaiter().GetResult());
        await first;
    });

    [Fact]
    public void Future_ToString_ShowsItsState() => TestLoop.Run(loop =>
    {
        var future = loop.CreateFuture<string>();
        Assert.Equal("<Future pending>", future.ToString());
        future.SetResult("text");
        Assert.Equal("<Future finished result=\"text\">", future.ToString());
        var cancelled = loop.CreateFuture<int>();
        cancelled.SetException(new OperationCanceledException());
        Assert.Equal("<Future cancelled>", cancelled.ToString());
        return Task.CompletedTask;
    });

    [Fact]
    public void DoneCallback_TypedOnEachLevel_GetsTheTask() => TestLoop.Run(async loop =>
    {
        var seen = new List<Future>();
        var task = loop.CreateTask(() => Task.FromResult(1));
        task.AddDoneCallback((LoopTask<int> done) => seen.Add(done));
        task.AddDoneCallback((LoopTask done) => seen.Add(done));
        task.AddDoneCallback((Future done) => seen.Add(done));
        var future = loop.CreateFuture<int>();
        future.AddDoneCallback((Future<int> done) => seen.Add(done));
        future.AddDoneCallback((Future done) => seen.Add(done));
        future.SetResult(1);
        await TestLoop.Passes(3);
        Assert.Equal([future, future, task, task, task], seen);
    });
}
