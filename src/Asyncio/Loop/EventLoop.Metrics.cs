namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/> of every loop in the process:
    /// <c>asyncio.loop.passes</c> (counter), <c>asyncio.loop.ready</c> (histogram: callbacks that were ready when a pass began),
    /// <c>asyncio.loop.sleeps</c> (counter: waits in the selector), <c>asyncio.loop.selector_events</c> (counter: sockets found ready)
    /// and <c>asyncio.loop.lag</c> (histogram, seconds: how late the first timer of a pass was).
    /// </summary>
    public const string MeterName = "Asyncio.EventLoop";

    // Without a listener, a pass reads three fields and nothing else.
    private static void MeasurePass(int ready)
    {
        if (LoopMetrics.Passes.Enabled)
        {
            LoopMetrics.Passes.Add(1);
        }

        if (LoopMetrics.Ready.Enabled)
        {
            LoopMetrics.Ready.Record(ready);
        }
    }

    private static void MeasureLag(long ticks)
    {
        if (LoopMetrics.Lag.Enabled)
        {
            LoopMetrics.Lag.Record(TimeSpan.FromTicks(ticks).TotalSeconds);
        }
    }

    private static void MeasureSleep(int milliseconds)
    {
        if (milliseconds != 0 && LoopMetrics.Sleeps.Enabled)
        {
            LoopMetrics.Sleeps.Add(1);
        }
    }

    private static void MeasureSockets(int events)
    {
        if (LoopMetrics.SelectorEvents.Enabled)
        {
            LoopMetrics.SelectorEvents.Add(events);
        }
    }
}
