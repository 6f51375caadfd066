namespace Asyncio.Tests;

public sealed class TimerTests
{
    [Fact]
    public void CallAt_RandomTimesAndSomeCancelled_RunInOrderOfTimeAndRegistration()
    {
        var random = new Random(1);
        using var loop = new EventLoop(TestLoop.Virtual);
        var ran = new List<(int Due, int Registered)>();
        var expected = new List<(int Due, int Registered)>();
        for (var i = 0; i < 5_000; i++)
        {
            var timer = (Due: random.Next(500), Registered: i);
            var handle = loop.CallAt(TimeSpan.FromSeconds(timer.Due), () => ran.Add(timer));
            if (random.Next(10) < 7)
            {
                handle.Cancel();
            }
            else
            {
                expected.Add(timer);
            }
        }

        loop.CallAt(TimeSpan.FromSeconds(1_000), loop.Stop);
        loop.RunForever();
        Assert.Equal(expected.Order(), ran);
    }

    [Fact]
    public void CallLater_AMillionPending_AllRun()
    {
        const int Count = 1_000_000;
        const int Span = 5_000;
        using var loop = new EventLoop(TestLoop.Virtual);
        var ran = 0;
        Action callback = () => ran++;
        for (var i = 0; i < Count; i++)
        {
            loop.CallLater(TimeSpan.FromMilliseconds((i * 7919L) % Span), callback);
        }

        loop.CallLater(TimeSpan.FromMilliseconds(Span), loop.Stop);
        loop.RunForever();
        Assert.Equal(Count, ran);
    }

    [Fact]
    public void Cancel_MostOfManyTimers_ReleasesThem()
    {
        using var loop = new EventLoop(TestLoop.Virtual);
        var references = new List<WeakReference>();
        RegisterAndCancel(loop, references);
        GC.Collect();
        Assert.All(references, reference => Assert.False(reference.IsAlive));

        static void RegisterAndCancel(EventLoop loop, List<WeakReference> references)
        {
            for (var i = 0; i < 1_000; i++)
            {
                var what = new object();
                references.Add(new WeakReference(what));
                loop.CallLater(TestLoop.Second, () => GC.KeepAlive(what)).Cancel();
            }
        }
    }

    [Fact]
    public void TimerHandle_When_IsComparableWithTime()
    {
        using var loop = new EventLoop(TestLoop.Virtual);
        var handle = loop.CallLater(TestLoop.Second, () => { });
        Assert.Equal(loop.Time + TestLoop.Second, handle.When);
        Assert.StartsWith("<TimerHandle when=1 ", handle.ToString(), StringComparison.Ordinal);
        handle.Cancel();
        Assert.Equal("<TimerHandle when=1 cancelled>", handle.ToString());
    }

    [Fact]
    public void Sleep_RealTime_TakesAtLeastItsTimeAndBlocksNoThread()
    {
        const int Sleepers = 100;
        var delay = TimeSpan.FromMilliseconds(100);
        var clock = TimeProvider.System;
        EventLoop.Run(async loop =>
        {
            var start = clock.GetTimestamp();
            var (asleep, awake) = (0, 0);
            await EventLoop.Gather(Enumerable.Range(0, Sleepers).Select(_ => loop.CreateTask(Sleep)));
            Assert.Equal(Sleepers, awake);
            Assert.True(clock.GetElapsedTime(start) >= delay);

            async Task Sleep()
            {
                asleep++;
                await EventLoop.Sleep(delay);
                // One after another, the first would be awake before the others are asleep.
                Assert.Equal(Sleepers, asleep);
                awake++;
            }
        });
    }

    [Fact]
    public void Sleep_FakeClock_EndsWhenTheTimeIsAdvanced()
    {
        var clock = new VirtualClock { JumpsWhenIdle = false };
        var trace = new List<string>();
        EventLoop.Run(
            async loop =>
            {
                var sleeper = loop.CreateTask(async () =>
                {
                    await EventLoop.Sleep(TestLoop.Second);
                    trace.Add($"woke at {clock.Elapsed.TotalSeconds}");
                });
                await TestLoop.Passes(1);
                clock.Advance(0.5 * TestLoop.Second);
                await TestLoop.Passes(3);
                trace.Add("half a second");
                await EventLoop.ToThread(() =>
                {
                    // From another thread, while the loop waits for its timer.
                    clock.Advance(0.5 * TestLoop.Second);
                });
                await sleeper;
            },
            new EventLoopOptions { TimeProvider = clock });
        Assert.Equal(["half a second", "woke at 1"], trace);
    }
}
