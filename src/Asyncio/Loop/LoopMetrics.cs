using System.Diagnostics.Metrics;

namespace Asyncio;

/// <summary>The instruments of <see cref="EventLoop.MeterName"/>.</summary>
internal static class LoopMetrics
{
    private static readonly Meter Meter = new(EventLoop.MeterName);

    /// <summary>One for each time around the loop.</summary>
    public static readonly Counter<long> Passes = Meter.CreateCounter<long>(
        "asyncio.loop.passes", "{pass}", "Passes of the loop.");

    /// <summary>The length of the ready queue when a pass begins.</summary>
    public static readonly Histogram<int> Ready = Meter.CreateHistogram<int>(
        "asyncio.loop.ready", "{callback}", "Callbacks that were ready when a pass began.");

    /// <summary>How late the first timer of a pass is: what a long callback costs everybody else.</summary>
    public static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "asyncio.loop.lag", "s", "Time from when a timer was due until the loop came to it.");

    /// <summary>One for each time that the loop waits in its selector.</summary>
    public static readonly Counter<long> Sleeps = Meter.CreateCounter<long>(
        "asyncio.loop.sleeps", "{sleep}", "Waits in the selector.");

    /// <summary>One for each socket that is found ready in a pass.</summary>
    public static readonly Counter<long> SelectorEvents = Meter.CreateCounter<long>(
        "asyncio.loop.selector_events", "{event}", "Sockets that were ready.");
}
