using FlagsServer.Statistics;

namespace FlagsServer.Tests.Statistics;

public sealed class DelayHistogramTests
{
    private readonly DelayHistogram _histogram = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1.001, 1)]
    [InlineData(200, 7)]
    [InlineData(1000, 9)]
    [InlineData(1000.5, 10)]
    [InlineData(60_000, 10)]
    public void Add_Delay_CountsInItsBucket(double latenessMs, int bucket)
    {
        Add(askedMs: 500, actualMs: 500 + latenessMs);

        Assert.Equal(bucket, _histogram.Counts.ToList().IndexOf(1));
        Assert.Equal(0, _histogram.Early);
    }

    [Fact]
    public void Add_SeveralResponses_HasMinimumMeanAndMaximum()
    {
        Add(askedMs: 100, actualMs: 104);
        Add(askedMs: 300, actualMs: 302);
        Add(askedMs: 500, actualMs: 509);

        var report = DelayReport.From(_histogram);
        Assert.Equal(new DelaySummaryReport(100, 300, 500), report.AskedMs);
        Assert.Equal(new DelaySummaryReport(104, 305, 509), report.ActualMs);
        Assert.Equal(new DelaySummaryReport(2, 5, 9), report.LatenessMs);
    }

    [Fact]
    public void Add_EarlyResponse_CountsAsEarly()
    {
        Add(askedMs: 100, actualMs: 99);

        Assert.Equal(1, _histogram.Early);
        Assert.Equal(1, _histogram.Counts[0]);
    }

    [Fact]
    public void Report_OfNothing_IsZero()
    {
        var report = DelayReport.From(_histogram);

        Assert.Equal(new DelaySummaryReport(0, 0, 0), report.ActualMs);
        Assert.Null(report.LatenessBuckets[^1].UpToMs);
    }

    private void Add(double askedMs, double actualMs) =>
        _histogram.Add(TimeSpan.FromMilliseconds(askedMs), TimeSpan.FromMilliseconds(actualMs));
}
