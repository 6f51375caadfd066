namespace Asyncio.Tests;

public sealed class VirtualClockTests
{
    [Fact]
    public void Run_SleepOfADay_EndsAtOnce()
    {
        var clock = new VirtualClock();
        EventLoop.Run(async () => await EventLoop.Sleep(TimeSpan.FromDays(1)), new EventLoopOptions { TimeProvider = clock });
        Assert.Equal(TimeSpan.FromDays(1), clock.Elapsed);
        Assert.Equal(new DateTimeOffset(2000, 1, 2, 0, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
    }

    [Fact]
    public void Run_DelayOfTheSameClock_EndsInOrderWithSleeps()
    {
        var clock = new VirtualClock();
        var trace = new List<string>();
        EventLoop.Run(
            async () =>
            {
                await Task.WhenAll(After("sleep 1", EventLoop.Sleep(TestLoop.Second).AsTask()),
                    After("delay 2", Task.Delay(2 * TestLoop.Second, clock)),
                    After("sleep 3", EventLoop.Sleep(3 * TestLoop.Second).AsTask()));
            },
            new EventLoopOptions { TimeProvider = clock });
        Assert.Equal(["sleep 1 at 1", "delay 2 at 2", "sleep 3 at 3"], trace);

        async Task After(string name, Task task)
        {
            await task;
            trace.Add($"{name} at {clock.Elapsed.TotalSeconds}");
        }
    }

    [Fact]
    public void Run_CallInAnExecutor_StopsTheClock()
    {
        var clock = new VirtualClock();
        EventLoop.Run(
            async loop =>
            {
                using var mayEnd = new ManualResetEventSlim();
                var work = loop.RunInExecutor(null, () => mayEnd.Wait(TimeSpan.FromSeconds(30)));
                loop.CallLater(TestLoop.Second, () => Assert.Fail("The time advanced."));
                _ = Task.Run(mayEnd.Set);
                Assert.True(await work);
                Assert.Equal(TimeSpan.Zero, clock.Elapsed);
            },
            new EventLoopOptions { TimeProvider = clock });
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresAtEachOfItsTimes()
    {
        var clock = new VirtualClock();
        var times = new List<double>();
        using var timer = clock.CreateTimer(_ => times.Add(clock.Elapsed.TotalSeconds), null, TestLoop.Second, 2 * TestLoop.Second);
        clock.Advance(6 * TestLoop.Second);
        Assert.Equal([1, 3, 5], times);
        timer.Change(TestLoop.Second, Timeout.InfiniteTimeSpan);
        clock.Advance(10 * TestLoop.Second);
        Assert.Equal([1, 3, 5, 7], times);
        Assert.Equal(16, clock.Elapsed.TotalSeconds);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(-TestLoop.Second));
    }
}
