namespace Asyncio.Tests;

public sealed class LifecycleTests
{
    [Fact]
    public void Run_WithAResult_ReturnsIt() => Assert.Equal(42, EventLoop.Run(async () =>
    {
        await EventLoop.Sleep(TimeSpan.Zero);
        return 42;
    }));

    [Fact]
    public void Run_OnAThreadThatRunsALoop_ThrowsAndTheLoopContinues()
    {
        var loopGoesOn = TestLoop.Run(async _ =>
        {
            var error = Assert.Throws<InvalidOperationException>(() => EventLoop.Run(() => Task.CompletedTask));
            Assert.Contains("running event loop", error.Message, StringComparison.Ordinal);
            using var second = new EventLoop();
            Assert.Throws<InvalidOperationException>(second.RunForever);
            await EventLoop.Sleep(TestLoop.Second);
            return true;
        });
        Assert.True(loopGoesOn);
    }

    [Fact]
    public void Run_TokenCancelledFromAnotherThread_CancelsTheMainTaskAndThrows()
    {
        using var source = new CancellationTokenSource();
        var trace = new List<string>();
        var error = Assert.ThrowsAny<OperationCanceledException>(() => EventLoop.Run(
            async () =>
            {
                try
                {
                    _ = Task.Run(source.Cancel, CancellationToken.None);
                    await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
                }
                finally
                {
                    trace.Add("cancelled");
                }
            },
            cancellationToken: source.Token));
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(["cancelled"], trace);
    }

    [Fact]
    public void Run_TasksCreatedDuringTheClose_AreCancelledOrFinished()
    {
        var trace = new List<string>();
        TestLoop.Run(async loop =>
        {
            _ = loop.CreateTask(async () =>
            {
                try
                {
                    await EventLoop.Sleep(TestLoop.Second);
                }
                finally
                {
                    _ = loop.CreateTask(async () =>
                    {
                        await EventLoop.Sleep(TestLoop.Second);
                        trace.Add("made while closing");
                    });
                }
            });
            await EventLoop.Sleep(TimeSpan.Zero);
        });
        Assert.Equal(["made while closing"], trace);
    }

    [Fact]
    public void Run_AsyncVoid_IsWaitedFor()
    {
        var trace = new List<string>();
        TestLoop.Run(loop =>
        {
            Ticks();
            return Task.CompletedTask;
        });
        Assert.Equal(["ticked"], trace);

#pragma warning disable MA0155, VSTHRD100 // The test is about async void.
        async void Ticks()
        {
            await EventLoop.Sleep(TestLoop.Second);
            trace.Add("ticked");
        }
#pragma warning restore MA0155, VSTHRD100
    }

    [Fact]
    public void Run_AsyncVoidThatThrows_GoesToTheExceptionHandler()
    {
        var errors = TestLoop.RunAndCollectErrors(_ =>
        {
            Throws();
            return Task.CompletedTask;
        });
        Assert.IsType<InvalidDataException>(Assert.Single(errors).Exception);

#pragma warning disable MA0155, VSTHRD100 // The test is about async void.
        static async void Throws()
        {
            await EventLoop.Sleep(TestLoop.Second);
            throw new InvalidDataException("thrown by async void");
        }
#pragma warning restore MA0155, VSTHRD100
    }

    [Fact]
    public void Close_WhileItRuns_IsRefused() => TestLoop.Run(loop =>
    {
        Assert.Throws<InvalidOperationException>(loop.Close);
        Assert.True(loop.IsRunning);
        return Task.CompletedTask;
    });

    [Fact]
    public void Close_WithATaskPending_ReportsIt()
    {
        var errors = new List<ExceptionContext>();
        var loop = new EventLoop(new EventLoopOptions { ExceptionHandler = (_, context) => errors.Add(context) });
        var task = loop.CreateTask(Forever);
        loop.Close();
        loop.Close();
        var error = Assert.Single(errors);
        Assert.Same(task, error.Task);
        Assert.Equal("Task was destroyed but it is pending: <Task pending name='Task-1' coro=Forever>", error.Message);
        Assert.Throws<ObjectDisposedException>(() => loop.CreateTask(Forever));

        static async Task Forever() => await EventLoop.Sleep(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void Post_ToAClosedLoop_IsDroppedWithoutThrowingAndSendThrows()
    {
        SynchronizationContext? context = null;
        EventLoop.Run(() =>
        {
            context = SynchronizationContext.Current;
            return Task.CompletedTask;
        });
        var ran = false;
        context!.Post(_ => ran = true, null);
        Assert.Throws<ObjectDisposedException>(() => context.Send(_ => ran = true, null));
        Assert.False(ran);
    }

    [Fact]
    public void RunUntilComplete_Twice_KeepsTheLoopsState()
    {
        using var loop = new EventLoop(TestLoop.Virtual);
        var future = loop.CreateFuture<int>();
        loop.CallLater(TestLoop.Second, () => future.SetResult(5));
        Assert.Equal(5, loop.RunUntilComplete(future));
        Assert.False(loop.IsRunning);
        Assert.Equal(6, loop.RunUntilComplete(loop.CreateTask(() => Task.FromResult(6))));
        var failing = loop.CreateTask(() => Task.FromException(new InvalidDataException()));
        Assert.Throws<InvalidDataException>(() => loop.RunUntilComplete(failing));
    }

    [Fact]
    public void Stop_FromAnotherThread_EndsAWaitingLoop()
    {
        using var loop = new EventLoop();
        loop.CallSoon(() => new Thread(loop.Stop).Start());
        loop.RunForever();
        Assert.False(loop.IsRunning);
    }
}
