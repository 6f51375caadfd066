namespace Asyncio.Tests;

public sealed class DebugTests
{
    [Fact]
    public void Debug_SlowCallback_IsReportedWithItsName()
    {
        var clock = new VirtualClock();
        var errors = new List<ExceptionContext>();
        using var loop = new EventLoop(new EventLoopOptions
        {
            TimeProvider = clock,
            Debug = true,
            ExceptionHandler = (_, context) => errors.Add(context),
        });
        loop.CallSoon(Quick);
        var slow = loop.CallSoon(Slow);
        loop.CallSoon(loop.Stop);
        loop.RunForever();
        var error = Assert.Single(errors);
        Assert.Equal("Executing <Handle Slow> took 0.100 seconds", error.Message);
        Assert.Same(slow, error.Handle);

        void Quick() => clock.Advance(TimeSpan.FromMilliseconds(99));
        void Slow() => clock.Advance(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void Debug_SlowStepOfATask_IsReportedWithTheTask()
    {
        var clock = new VirtualClock();
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                await loop.CreateTask(Computes);

                async Task Computes()
                {
                    await EventLoop.Sleep(TimeSpan.Zero);
                    clock.Advance(2 * TestLoop.Second);
                    await EventLoop.Sleep(TimeSpan.Zero);
                }
            },
            new EventLoopOptions { TimeProvider = clock, Debug = true, ExceptionHandler = (_, context) => errors.Add(context) });
        Assert.Equal(
            "Executing <Task pending name='Task-2' coro=Computes> took 2.000 seconds", Assert.Single(errors).Message);
    }

    [Fact]
    public void Debug_SlowReaderAndWriter_AreReportedWithTheirSockets()
    {
        var clock = new VirtualClock();
        var errors = new List<ExceptionContext>();
        var (left, right) = TestSelectors.Pair();
        using (left)
        using (right)
        {
            var address = $"the socket {left.LocalEndPoint} to {right.LocalEndPoint}";
            using var loop = new EventLoop(new EventLoopOptions
            {
                TimeProvider = clock,
                Debug = true,
                ExceptionHandler = (_, context) => errors.Add(context),
            });
            right.Send("a"u8);
            Assert.True(SpinWait.SpinUntil(() => left.Available > 0, TimeSpan.FromSeconds(30)));
            var reader = loop.AddReader(left, SlowRead);
            loop.AddWriter(left, SlowWrite);
            loop.RunForever();
            Assert.Equal(
                [
                    $"Executing <Handle SlowRead>, the reader of {address}, took 0.100 seconds",
                    $"Executing <Handle SlowWrite>, the writer of {address}, took 0.200 seconds",
                ],
                errors.Select(error => error.Message));
            Assert.Same(reader, errors[0].Handle);

            void SlowRead() => clock.Advance(TimeSpan.FromMilliseconds(100));

            void SlowWrite()
            {
                clock.Advance(TimeSpan.FromMilliseconds(200));
                loop.RemoveWriter(left);
                loop.Stop();
            }
        }
    }

    [Fact]
    public void Debug_BlockingWaitOnTheLoopsThread_IsReportedWhileItBlocks()
    {
        using var gate = new ManualResetEventSlim();
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                await EventLoop.Sleep(TimeSpan.Zero);
                await loop.CreateTask(Blocks);

                Task Blocks()
                {
                    Assert.True(gate.Wait(TimeSpan.FromSeconds(30)));
                    return Task.CompletedTask;
                }
            },
            new EventLoopOptions
            {
                Debug = true,
                SlowCallbackDuration = TimeSpan.FromMilliseconds(1),
                ExceptionHandler = (_, context) =>
                {
                    // Before the code is optimized, other steps may take a millisecond too and be reported.
                    if (context.Message.Contains("blocks the thread", StringComparison.Ordinal))
                    {
                        errors.Add(context);
                        gate.Set();
                    }
                },
            });
        Assert.StartsWith("<Task pending name='Task-2' coro=Blocks> blocks", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SlowCallbackDuration_Changed_IsUsed()
    {
        var clock = new VirtualClock();
        var errors = new List<ExceptionContext>();
        using var loop = new EventLoop(new EventLoopOptions { TimeProvider = clock, Debug = true });
        loop.SetExceptionHandler((_, context) => errors.Add(context));
        loop.SlowCallbackDuration = TestLoop.Second;
        loop.CallSoon(() => clock.Advance(TimeSpan.FromMilliseconds(999)));
        loop.CallSoon(loop.Stop);
        loop.RunForever();
        Assert.Empty(errors);
    }

    [Fact]
    public void ExceptionHandler_CallbackThrows_GetsTheHandleAndTheLoopContinues()
    {
        var ranNext = false;
        var errors = TestLoop.RunAndCollectErrors(
            async loop =>
            {
                loop.CallSoon(Broken);
                loop.CallSoon(() => ranNext = true);
                await TestLoop.Passes(2);

                static void Broken() => throw new InvalidDataException("broken");
            },
            debug: true);
        Assert.Equal("Exception in callback <Handle Broken>", Assert.Single(errors).Message);
        Assert.True(ranNext);
    }

    [Fact]
    public void ExceptionHandler_ThatThrows_DoesNotEndTheLoop()
    {
        var told = 0;
        EventLoop.Run(
            async loop =>
            {
                loop.CallSoon(() => throw new InvalidDataException());
                loop.CallSoon(() => throw new InvalidDataException());
                await TestLoop.Passes(2);
            },
            new EventLoopOptions
            {
                ExceptionHandler = (_, _) =>
                {
                    told++;
                    throw new InvalidOperationException();
                },
            });
        Assert.Equal(2, told);
    }

    [Fact]
    public void Exception_NotRetrieved_IsReportedWhenTheLoopCloses()
    {
        var errors = TestLoop.RunAndCollectErrors(async loop =>
        {
            _ = loop.CreateTask(Breaks, name: "lonely");
            await TestLoop.Passes(3);
        });
        var error = Assert.Single(errors);
        Assert.Equal("unseen", error.Exception!.Message);
        Assert.Equal(
            "The exception of <Task finished name='lonely' coro=Breaks exception=InvalidDataException(\"unseen\")> was never retrieved",
            error.Message);

        static async Task Breaks()
        {
            await EventLoop.Sleep(TimeSpan.Zero);
            throw new InvalidDataException("unseen");
        }
    }

    [Fact]
    public void Exception_NotRetrievedAndCollected_IsReportedWhileTheLoopRuns()
    {
        var errors = new List<ExceptionContext>();
        EventLoop.Run(
            async loop =>
            {
                FailAndForget(loop);
                await TestLoop.Passes(2);
                for (var i = 0; i < 100 && errors.Count == 0; i++)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    await EventLoop.Sleep(TimeSpan.FromMilliseconds(1));
                }

                Assert.Single(errors);

                [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                static void FailAndForget(EventLoop loop) => loop.CreateFuture<int>().SetException(new InvalidDataException());
            },
            new EventLoopOptions { ExceptionHandler = (_, context) => errors.Add(context) });
        Assert.Single(errors);
    }

    [Fact]
    public void Exception_Retrieved_IsNotReported()
    {
        var errors = TestLoop.RunAndCollectErrors(async loop =>
        {
            var looked = loop.CreateTask(() => Task.FromException(new InvalidDataException()));
            var awaited = loop.CreateTask(() => Task.FromException(new InvalidDataException()));
            var gathered = loop.CreateTask(() => Task.FromException<int>(new InvalidDataException()));
            await Assert.ThrowsAsync<InvalidDataException>(async () => await awaited);
            Assert.False((await EventLoop.GatherOutcomes(gathered))[0].Succeeded);
            Assert.NotNull(looked.Exception);
        });
        Assert.Empty(errors);
    }

    [Fact]
    public void Run_RemainingTaskFails_IsReported()
    {
        var errors = TestLoop.RunAndCollectErrors(async loop =>
        {
            _ = loop.CreateTask(async () =>
            {
                try
                {
                    await EventLoop.Sleep(TestLoop.Second);
                }
                catch (OperationCanceledException e)
                {
                    throw new InvalidDataException("while closing", e);
                }
            });
            await TestLoop.Passes(1);
        });
        Assert.Equal("while closing", Assert.Single(errors).Exception!.Message);
    }
}
