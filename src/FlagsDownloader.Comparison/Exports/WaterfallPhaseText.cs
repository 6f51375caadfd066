using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>What the phases are called in other programs' pictures.</summary>
internal static class WaterfallPhaseText
{
    public static string Of(WaterfallPhase phase) => phase switch
    {
        WaterfallPhase.WaitingForThread => "waiting for a thread",
        WaterfallPhase.Retrying => "retrying",
        WaterfallPhase.Connecting => "connecting",
        WaterfallPhase.Waiting => "waiting for the server",
        WaterfallPhase.Receiving => "receiving",
        WaterfallPhase.WaitingForExecutor => "waiting to save",
        WaterfallPhase.Saving => "saving",
        _ => "finishing",
    };
}
