using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Waterfalls;

/// <summary>The rules that code which draws a waterfall relies on.</summary>
internal static class WaterfallRules
{
    public static void Check(Waterfall waterfall)
    {
        Assert.InRange(waterfall.DownloadStart, 0, waterfall.DownloadEnd);
        Assert.InRange(waterfall.DownloadEnd, waterfall.DownloadStart, waterfall.End);
        Assert.True(double.IsFinite(waterfall.End));
        Assert.Equal(
            waterfall.Bars.OrderBy(bar => bar.Start).ThenBy(bar => bar.Lane).Select(bar => bar.Label), waterfall.Bars.Select(bar => bar.Label));
        Assert.Equal(
            Enumerable.Range(0, waterfall.Lanes), waterfall.Bars.Select(bar => bar.Lane).Distinct().Order());
        foreach (var lane in waterfall.Bars.GroupBy(bar => bar.Lane))
        {
            Assert.All(lane.Zip(lane.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }

        Assert.All(waterfall.Bars, bar => Check(waterfall, bar));
    }

    private static void Check(Waterfall waterfall, WaterfallBar bar)
    {
        Assert.InRange(bar.Queued, waterfall.DownloadStart, bar.Start);
        Assert.InRange(bar.Start, waterfall.DownloadStart, bar.End);
        Assert.InRange(bar.End, bar.Start, waterfall.DownloadEnd);
        if (bar.End > bar.Start)
        {
            Assert.Equal(bar.Start, bar.Segments[0].Start);
            Assert.Equal(bar.End, bar.Segments[^1].End);
            Assert.All(bar.Segments.Zip(bar.Segments.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        }
        else
        {
            Assert.Empty(bar.Segments);
        }

        Assert.All(bar.Segments, segment => Assert.True(segment.Start < segment.End));
        Assert.All(bar.Marks, mark => Assert.InRange(mark.Seconds, bar.Start, bar.End));
        Assert.All(bar.Marks.Zip(bar.Marks.Skip(1)), pair => Assert.True(pair.First.Seconds <= pair.Second.Seconds));
    }
}
