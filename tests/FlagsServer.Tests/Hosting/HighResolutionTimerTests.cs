using FlagsServer.Hosting;

namespace FlagsServer.Tests.Hosting;

/// <summary>A few milliseconds of real time, which the class is about. scripts/bench measures how late a timer is.</summary>
public sealed class HighResolutionTimerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static HighResolutionTimer Time => HighResolutionTimer.Instance;

    [Fact]
    public async Task CreateTimer_ManyDueTimes_EachFiresOnceAndNotEarly()
    {
        var calls = new int[1000];
        var early = 0;
        using var left = new CountdownEvent(calls.Length);
        var done = new TaskCompletionSource();
        var timers = Enumerable.Range(0, calls.Length).Select(index =>
        {
            var due = TimeSpan.FromMicroseconds(index * 37 % 20_000);
            var start = Time.GetTimestamp();
            return Time.CreateTimer(
                _ =>
                {
                    Interlocked.Increment(ref calls[index]);
                    if (Time.GetElapsedTime(start) < due)
                    {
                        Interlocked.Increment(ref early);
                    }

                    if (left.Signal())
                    {
                        done.SetResult();
                    }
                },
                null, due, Timeout.InfiniteTimeSpan);
        }).ToArray();

        await done.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(0, early);
        Assert.All(calls, count => Assert.Equal(1, count));
        Assert.All(timers, timer => timer.Dispose());
    }

    [Fact]
    public async Task Dispose_BeforeItIsDue_DoesNotFireAndTheOthersDo()
    {
        // Enough for the queue to remove its cancelled timers.
        const int Count = 5000;
        var due = TimeSpan.FromSeconds(1);
        var fired = new int[Count];
        var start = Time.GetTimestamp();
        var timers = Enumerable.Range(0, Count)
            .Select(index => Time.CreateTimer(_ => Interlocked.Increment(ref fired[index]), null, due, Timeout.InfiniteTimeSpan))
            .ToArray();
        var after = new TaskCompletionSource();
        using var later = Time.CreateTimer(_ => after.SetResult(), null, due * 1.1, Timeout.InfiniteTimeSpan);
        // On a busy machine, some may be due before they are disposed.
        var inTime = 0;
        foreach (var timer in timers)
        {
            timer.Dispose();
            inTime += Time.GetElapsedTime(start) < due ? 1 : 0;
        }

        await after.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.All(fired.Take(inTime), count => Assert.Equal(0, count));
        Assert.False(timers[0].Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task CreateTimer_Period_FiresUntilItIsChanged()
    {
        var calls = 0;
        var third = new TaskCompletionSource();
        await using var timer = Time.CreateTimer(
            _ =>
            {
                if (Interlocked.Increment(ref calls) == 3)
                {
                    third.SetResult();
                }
            },
            null, TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(2));

        await third.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Change_ToAnEarlierTime_FiresFirst()
    {
        var order = new List<string>();
        var both = new TaskCompletionSource();
        using var slow = Time.CreateTimer(_ => Record("slow"), null, TimeSpan.FromMinutes(30), Timeout.InfiniteTimeSpan);
        using var quick = Time.CreateTimer(
            _ =>
            {
                Record("quick");
                slow.Change(TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            },
            null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        quick.Change(TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);

        await both.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(["quick", "slow"], order);

        void Record(string name)
        {
            lock (order)
            {
                order.Add(name);
                if (order.Count == 2)
                {
                    both.SetResult();
                }
            }
        }
    }
}
