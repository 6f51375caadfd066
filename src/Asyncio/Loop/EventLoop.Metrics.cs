namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/> on which every loop of the process reports:
    /// <c>asyncio.loop.passes</c> (counter), <c>asyncio.loop.ready</c> (histogram: callbacks that were ready when a pass began)
    /// and <c>asyncio.loop.lag</c> (histogram, seconds: how late the first timer of a pass was).
    /// </summary>
    public const string MeterName = "Asyncio.EventLoop";

    // Nobody listening, a pass pays for three reads of a field.
    private static void MeasurePass(int ready)
    {
        if (LoopMetrics.Passes.Enabled)
            LoopMetrics.Passes.Add(1);
        if (LoopMetrics.Ready.Enabled)
            LoopMetrics.Ready.Record(ready);
    }

    private static void MeasureLag(long ticks)
    {
        if (LoopMetrics.Lag.Enabled)
            LoopMetrics.Lag.Record(TimeSpan.FromTicks(ticks).TotalSeconds);
    }
}
