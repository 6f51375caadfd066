using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class WaterfallTextTests
{
    private static readonly Waterfall Picture = new(
        Contender: 0,
        Round: 1,
        AsServerSaw: false,
        Awaits: true,
        DownloadStart: 2,
        DownloadEnd: 20,
        End: 20,
        Lanes: 2,
        [
            Bar(lane: 0, (DownloadStep.Started, 2, 4), (DownloadStep.Connected, 4, 5), (DownloadStep.Sent, 5, 6), (DownloadStep.Answered, 6, 9), (DownloadStep.Received, 9, 11), (DownloadStep.Saved, 11, 12)),
            Bar(lane: 0, (DownloadStep.Attempted, 13, 15), (DownloadStep.Answered, 15, 20)),
            Bar(lane: 1, (DownloadStep.Answered, 3, 3.2)),
        ]);

    [Fact]
    public void Row_Lane_ShowsTheStepsOfItsRequests()
    {
        Assert.Equal("..ttch---rrs|~~----|", WaterfallText.Row(Picture, lane: 0, end: 20, columns: 20));
    }

    [Fact]
    public void Row_RequestShorterThanAColumn_IsVisible()
    {
        Assert.Equal(".. |                ", WaterfallText.Row(Picture, lane: 1, end: 20, columns: 20));
    }

    [Fact]
    public void Row_NoTimeAtAll_IsEmpty()
    {
        Assert.Equal(10, WaterfallText.Row(Picture with { Bars = [], DownloadStart = 0 }, lane: 0, end: 0, columns: 10).Length);
    }

    private static WaterfallBar Bar(int lane, params (DownloadStep Step, double Start, double End)[] segments) => new()
    {
        Label = "BR",
        Url = "http://127.0.0.1/flags/br/br.gif",
        Status = "ok",
        Lane = lane,
        Queued = 0,
        Start = segments[0].Start,
        End = segments[^1].End,
        Segments = [.. segments.Select(segment => new WaterfallSegment(segment.Step, segment.Start, segment.End, null))],
    };
}
