using FlagsDownloader.Downloaders;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

public sealed class AdaptiveBoundTests
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(100);

    private readonly FakeTime _time = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(10, 10)]
    [InlineData(20_000, 10)]
    public void Current_AtFirst_IsTenOrTheMaximum(int max, int first) => Assert.Equal(first, new AdaptiveBound(max).Current);

    [Fact]
    public void Record_AsManyAnswersAsItIsHigh_DoublesIt()
    {
        var bound = new AdaptiveBound(100);

        Answer(bound, 10);
        Assert.Equal(20, bound.Current);

        Answer(bound, 20);
        Assert.Equal(40, bound.Current);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void Record_AnswersWithoutEnd_NeverExceedsTheMaximum(int max)
    {
        var bound = new AdaptiveBound(max);

        for (var i = 0; i < 1000; i++)
        {
            Answer(bound, 1);
            Assert.InRange(bound.Current, 1, max);
        }

        Assert.Equal(max, bound.Current);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void Record_Refusal_HalvesItAndThenOneRoundRaisesItByOne(int status)
    {
        var bound = new AdaptiveBound(100);
        Answer(bound, 10);

        bound.Record(Refused(Begin(), status));
        Assert.Equal(10, bound.Current);

        Answer(bound, 10);
        Assert.Equal(11, bound.Current);
        Answer(bound, 11);
        Assert.Equal(12, bound.Current);
    }

    [Fact]
    public void Record_SuccessAfterAFailedAttempt_HalvesIt()
    {
        var bound = new AdaptiveBound(100);

        bound.Record(Answered(Begin(attempts: 2), Usual));

        Assert.Equal(5, bound.Current);
    }

    [Fact]
    public void Record_RefusalsOfRequestsUnderWayTogether_HalveItOnce()
    {
        var bound = new AdaptiveBound(100);
        var together = Enumerable.Range(0, 8).Select(_ => Begin()).ToList();

        foreach (var timeline in together)
        {
            bound.Record(Refused(timeline, 429));
        }

        Assert.Equal(5, bound.Current);
        bound.Record(Refused(Begin(), 429));
        Assert.Equal(2, bound.Current);
    }

    [Fact]
    public void Record_RefusalsWithoutEnd_LeavesOneAndRisesAgain()
    {
        var bound = new AdaptiveBound(100);
        for (var i = 0; i < 1000; i++)
        {
            bound.Record(Refused(Begin(), 503));
            Assert.InRange(bound.Current, 1, 100);
        }

        Assert.Equal(1, bound.Current);
        Answer(bound, 1);
        Assert.Equal(2, bound.Current);
    }

    [Fact]
    public void Record_LatencyTwiceTheBest_LowersItByAFifth()
    {
        var bound = new AdaptiveBound(50);
        Answer(bound, 5 * AdaptiveBound.Window);
        Assert.Equal(50, bound.Current);

        Answer(bound, AdaptiveBound.Window, Usual * 2.1);

        Assert.Equal(40, bound.Current);
    }

    [Fact]
    public void Record_LatencyThatVaries_LeavesIt()
    {
        var bound = new AdaptiveBound(50);
        Answer(bound, AdaptiveBound.Window);

        for (var i = 0; i < 50; i++)
        {
            Answer(bound, AdaptiveBound.Window - 1);
            Answer(bound, 1, Usual * 15);
        }

        Assert.Equal(50, bound.Current);
    }

    [Fact]
    public void Record_OutcomeWithoutAnAnswer_LeavesIt()
    {
        var bound = new AdaptiveBound(50);
        var timeline = Begin();
        timeline.MarkFinished();

        bound.Record(Outcome(timeline, DownloadStatus.Cancelled));

        Assert.Equal(10, bound.Current);
    }

    private void Answer(AdaptiveBound bound, int times, TimeSpan? latency = null)
    {
        for (var i = 0; i < times; i++)
        {
            bound.Record(Answered(Begin(), latency ?? Usual));
        }
    }

    private Timeline Begin(int attempts = 1)
    {
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var timeline = new Timeline(_time);
        for (var i = 0; i < attempts; i++)
        {
            timeline.MarkAttempt();
        }

        return timeline;
    }

    private DownloadOutcome Answered(Timeline timeline, TimeSpan latency)
    {
        timeline.MarkSent();
        _time.Advance(latency);
        timeline.MarkAnswered();
        timeline.MarkReceived();
        timeline.MarkFinished();
        return Outcome(timeline, DownloadStatus.Ok);
    }

    private DownloadOutcome Refused(Timeline timeline, int status)
    {
        timeline.MarkSent();
        _time.Advance(Usual);
        timeline.MarkAnswered();
        timeline.MarkFinished();
        return Outcome(timeline, DownloadStatus.Error) with
        {
            Error = new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error", HttpStatus: status),
        };
    }

    private static DownloadOutcome Outcome(Timeline timeline, DownloadStatus status) =>
        new(new DownloadItem("BR", new Uri("http://localhost/br.gif"), "br.gif"), status, timeline);
}
