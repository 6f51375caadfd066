using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

public sealed class HostGateTests
{
    private static readonly FlagClientOptions Options = new()
    {
        BackoffBase = TimeSpan.FromSeconds(1),
        BackoffCap = TimeSpan.FromSeconds(10),
    };

    private readonly FakeTime _time = new();
    private readonly HostGate _gate;

    public HostGateTests() => _gate = new HostGate(Options, _time, new Random(5));

    [Fact]
    public void NextWait_NothingSaid_IsNone() => Assert.Equal(TimeSpan.Zero, _gate.NextWait());

    [Fact]
    public void NextWait_ClosedForATime_IsThatForTheFirstAndSpreadForTheOthers()
    {
        _gate.Note(Busy(3));

        var waits = Enumerable.Range(0, 1000).Select(_ => _gate.NextWait().TotalSeconds).ToList();

        Assert.Equal(3, waits[0]);
        Assert.All(waits, wait => Assert.InRange(wait, 3, 6)); // The spread is as long as the host's own time.
        for (var tenth = 0; tenth < 10; tenth++)
            Assert.InRange(waits.Count(wait => wait >= 3 + tenth * 0.3 && wait < 3.3 + tenth * 0.3), 60, 140);
    }

    [Fact]
    public void NextWait_TheTimeIsOver_IsNone()
    {
        _gate.Note(Busy(3));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.Zero, _gate.NextWait());
    }

    [Fact]
    public void Note_TheSameAnswerToRequestsUnderWay_DoesNotMakeItLonger()
    {
        _gate.Note(Busy(3));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        _gate.Note(Busy(3));

        Assert.Equal(TimeSpan.FromSeconds(2.5), _gate.NextWait());
    }

    [Fact]
    public void Note_ALongerTime_Counts()
    {
        _gate.Note(Busy(3));
        _gate.Note(Busy(9));
        _gate.Note(Busy(2));

        Assert.Equal(TimeSpan.FromSeconds(9), _gate.NextWait());
    }

    [Fact]
    public void Note_ClosedAgainAndAgain_SpreadsFurtherUntilAWhileGoesWell()
    {
        Assert.InRange(LongestWaitAfter(Busy(0.001)), 0.5, 1.1);
        Assert.InRange(LongestWaitAfter(Busy(0.001)), 1.1, 2.1);
        Assert.InRange(LongestWaitAfter(Busy(0.001)), 2.1, 4.1);

        _time.Advance(TimeSpan.FromSeconds(10));
        _gate.Note(FetchResult.Ok(default));

        Assert.InRange(LongestWaitAfter(Busy(0.001)), 0.5, 1.1);
    }

    [Fact]
    public void Note_NoTimeNamed_IsDrawnLikeARetrysWait()
    {
        _gate.Note(Busy(null));

        Assert.InRange(_gate.NextWait(), TimeSpan.FromTicks(1), Options.BackoffBase);
    }

    [Fact]
    public void Note_ATimeBeyondAllPatience_HoldsTheOthersForTheCap()
    {
        _gate.Note(Busy(86_400, mayRetry: false));

        Assert.Equal(Options.BackoffCap, _gate.NextWait());
    }

    private double LongestWaitAfter(FetchResult result)
    {
        _gate.Note(result);
        var longest = Enumerable.Range(0, 200).Max(_ => _gate.NextWait().TotalSeconds);
        _time.Advance(TimeSpan.FromSeconds(0.01));
        return longest;
    }

    private static FetchResult Busy(double? seconds, bool mayRetry = true) => FetchResult.Failed(
        new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 429 - Too Many Requests", 429),
        mayRetry,
        seconds is null ? null : TimeSpan.FromSeconds(seconds.Value),
        holdsHost: true);
}
