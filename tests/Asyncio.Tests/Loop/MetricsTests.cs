using System.Diagnostics.Metrics;

namespace Asyncio.Tests;

public sealed class MetricsTests
{
    [Fact]
    public void Meter_WaitingLoopWithSockets_CountsSleepsAndEvents()
    {
        var mine = Environment.CurrentManagedThreadId;
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name is "asyncio.loop.sleeps" or "asyncio.loop.selector_events")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (Environment.CurrentManagedThreadId == mine)
            {
                counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + value;
            }
        });
        listener.Start();

        var (left, right) = TestSelectors.Pair();
        using (left)
        using (right)
        {
            using var loop = new EventLoop();
            var passes = 0;
            loop.AddWriter(left, () =>
            {
                if (++passes == 3)
                {
                    loop.RemoveWriter(left);
                    loop.CallLater(TimeSpan.FromMilliseconds(1), StopAfterASleep);
                }
            });
            loop.RunForever();

            // Three waits end at once by the socket. On a busy machine a timer may be due before the loop waits for it: then the next one.
            void StopAfterASleep()
            {
                if (counts["asyncio.loop.sleeps"] > 3)
                {
                    loop.Stop();
                }
                else
                {
                    loop.CallLater(TimeSpan.FromMilliseconds(1), StopAfterASleep);
                }
            }
        }

        Assert.Equal(3, counts["asyncio.loop.selector_events"]);
        Assert.InRange(counts["asyncio.loop.sleeps"], 4, 30);
    }

    [Fact]
    public void Meter_WithAListener_ReportsPassesReadyAndLag()
    {
        var mine = Environment.CurrentManagedThreadId;
        var passes = new List<long>();
        var ready = new List<int>();
        var lags = new List<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == EventLoop.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };

        // Tests of other classes run loops at the same time, on other threads.
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Keep(passes, value));
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => Keep(ready, value));
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => Keep(lags, value));
        listener.Start();

        var clock = new VirtualClock();
        using var loop = new EventLoop(new EventLoopOptions { TimeProvider = clock });
        loop.CallLater(TestLoop.Second, loop.Stop);
        loop.CallSoon(() => { });
        loop.CallSoon(() => clock.Advance(3 * TestLoop.Second));
        loop.RunForever();

        Assert.Equal([1, 1], passes);
        Assert.Equal([2, 1], ready);
        Assert.Equal([2.0], lags);

        void Keep<T>(List<T> values, T value)
        {
            if (Environment.CurrentManagedThreadId == mine)
            {
                values.Add(value);
            }
        }
    }
}
