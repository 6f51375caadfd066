using System.Diagnostics.Metrics;

namespace Asyncio;

/// <summary>The instruments of <see cref="EventLoop.MeterName"/>.</summary>
internal static class LoopMetrics
{
    private static readonly Meter Meter = new(EventLoop.MeterName);

    /// <summary>Counts passes of the loop.</summary>
    public static readonly Counter<long> Passes = Meter.CreateCounter<long>(
        "asyncio.loop.passes", "{pass}", "Passes of the loop.");

    /// <summary>The length of the ready queue when a pass begins.</summary>
    public static readonly Histogram<int> Ready = Meter.CreateHistogram<int>(
        "asyncio.loop.ready", "{callback}", "Callbacks that were ready when a pass began.");

    /// <summary>The delay of the first timer of a pass, caused by long callbacks.</summary>
    public static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "asyncio.loop.lag", "s", "Time from the due time of a timer until the loop ran it.");

    /// <summary>Counts waits in the selector.</summary>
    public static readonly Counter<long> Sleeps = Meter.CreateCounter<long>(
        "asyncio.loop.sleeps", "{sleep}", "Waits in the selector.");

    /// <summary>Counts the ready sockets of each pass.</summary>
    public static readonly Counter<long> SelectorEvents = Meter.CreateCounter<long>(
        "asyncio.loop.selector_events", "{event}", "Sockets that were ready.");
}
