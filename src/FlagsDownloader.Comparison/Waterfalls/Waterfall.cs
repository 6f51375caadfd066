namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>
/// One run as a waterfall: a lane for each slot, a bar for each request. The axis counts seconds from the start of the process, or
/// from the start of the download if that is not known, so that the waterfalls of a comparison can share it.
/// </summary>
/// <param name="Contender">The place of the contender among the contenders.</param>
/// <param name="Round">The round of the shown run, whose time is nearest the median.</param>
/// <param name="AsServerSaw">Whether the bars are the server's view of a program that writes no document.</param>
/// <param name="Awaits">Whether threads are free while requests wait; null if it is not known.</param>
/// <param name="DownloadStart">When the first item began to wait for a slot. Before it, the program started.</param>
/// <param name="DownloadEnd">The last item's outcome.</param>
/// <param name="End">The exit of the process; the same as <paramref name="DownloadEnd"/> if it is not known.</param>
/// <param name="Lanes">How many lanes there are; no more than the bound.</param>
/// <param name="Bars">By start, then lane.</param>
public sealed record Waterfall(
    int Contender,
    int Round,
    bool AsServerSaw,
    bool? Awaits,
    double DownloadStart,
    double DownloadEnd,
    double End,
    int Lanes,
    IReadOnlyList<WaterfallBar> Bars)
{
    /// <summary>The connections that the requests came over, as the server saw; 0 if that is not known.</summary>
    public int Connections { get; } = Bars.Select(bar => bar.Connection).OfType<int>().Distinct().Count();
}
