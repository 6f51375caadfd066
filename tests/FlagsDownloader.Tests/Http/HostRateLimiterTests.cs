using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

public sealed class HostRateLimiterTests
{
    private static readonly FlagClientOptions Options = new()
    {
        BackoffBase = TimeSpan.FromSeconds(1),
        BackoffCap = TimeSpan.FromSeconds(10),
    };

    private readonly FakeTime _time = new();
    private readonly HostRateLimiter _limiter;

    public HostRateLimiterTests() => _limiter = new HostRateLimiter(Options, _time, new Random(5));

    [Fact]
    public void NextWait_NothingSaid_IsNone() => Assert.Equal(TimeSpan.Zero, NextWait());

    [Fact]
    public void NextWait_Closed_IsTheTimeForTheFirstAndSpreadForTheOthers()
    {
        Record(Busy(3));

        var waits = Enumerable.Range(0, 1000).Select(_ => NextWait().TotalSeconds).ToList();

        Assert.Equal(3, waits[0]);
        Assert.All(waits, wait => Assert.InRange(wait, 3, 6)); // The spread is as long as the time that the host named.
        for (var tenth = 0; tenth < 10; tenth++)
        {
            Assert.InRange(waits.Count(wait => wait >= 3 + tenth * 0.3 && wait < 3.3 + tenth * 0.3), 60, 140);
        }
    }

    [Fact]
    public void NextWait_TheTimeIsOver_IsNone()
    {
        Record(Busy(3));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.Zero, NextWait());
    }

    [Fact]
    public void Record_SameResponseToRequestsInFlight_DoesNotExtendTheTime()
    {
        Record(Busy(3));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Record(Busy(3));

        Assert.Equal(TimeSpan.FromSeconds(2.5), NextWait());
    }

    [Fact]
    public void Record_LongerTime_Counts()
    {
        Record(Busy(3));
        Record(Busy(9));
        Record(Busy(2));

        Assert.Equal(TimeSpan.FromSeconds(9), NextWait());
    }

    [Fact]
    public void Record_ClosedRepeatedly_SpreadsFurtherUntilSuccesses()
    {
        Assert.InRange(LongestWaitAfter(Busy(0.001)), 0.5, 1.1);
        Assert.InRange(LongestWaitAfter(Busy(0.001)), 1.1, 2.1);
        Assert.InRange(LongestWaitAfter(Busy(0.001)), 2.1, 4.1);

        _time.Advance(TimeSpan.FromSeconds(10));
        Record(FetchResult.Ok(default));

        Assert.InRange(LongestWaitAfter(Busy(0.001)), 0.5, 1.1);
    }

    [Fact]
    public void Record_NoTime_IsDrawnLikeTheWaitOfARetry()
    {
        Record(Busy(null));

        Assert.InRange(NextWait(), TimeSpan.FromTicks(1), Options.BackoffBase);
    }

    [Fact]
    public void Record_TimeAboveTheLimit_DelaysTheOthersForTheLimit()
    {
        Record(Busy(86_400, mayRetry: false));

        Assert.Equal(Options.BackoffCap, NextWait());
    }

    [Fact]
    public void NextWait_TimerFiresEarly_KeepsTheTurn()
    {
        Record(Busy(3));
        HostRateLimiter.Turn first = default, second = default;
        var (firstWait, secondWait) = (_limiter.NextWait(ref first), _limiter.NextWait(ref second));

        _time.Advance(firstWait - TimeSpan.FromMilliseconds(0.4));
        Assert.Equal(TimeSpan.FromMilliseconds(0.4), _limiter.NextWait(ref first));
        _time.Advance(TimeSpan.FromMilliseconds(0.4));
        Assert.Equal(TimeSpan.Zero, _limiter.NextWait(ref first));

        _time.Advance(secondWait - firstWait - TimeSpan.FromMilliseconds(0.4));
        Assert.InRange(_limiter.NextWait(ref second), TimeSpan.FromMilliseconds(0.3), TimeSpan.FromMilliseconds(0.5));
    }

    [Fact]
    public void NextWait_ClosedAgainMeanwhile_DrawsANewTurn()
    {
        Record(Busy(3));
        HostRateLimiter.Turn turn = default;
        _limiter.NextWait(ref turn);
        _time.Advance(TimeSpan.FromSeconds(3));
        Record(Busy(3));

        Assert.Equal(TimeSpan.FromSeconds(3), _limiter.NextWait(ref turn));
    }

    [Fact]
    public void Record_SuccessOfALaterRequest_Opens()
    {
        Record(Busy(86_400, mayRetry: false));
        _time.Advance(TimeSpan.FromSeconds(1));

        _limiter.Record(FetchResult.Ok(default), Address(0), _time.GetTimestamp());

        Assert.Equal(TimeSpan.Zero, NextWait());
    }

    [Fact]
    public void Record_SuccessOfAnEarlierRequest_DoesNotOpen()
    {
        var before = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(1));
        Record(Busy(3));
        _time.Advance(TimeSpan.FromSeconds(1));

        _limiter.Record(FetchResult.Ok(default), Address(0), before);

        Assert.Equal(TimeSpan.FromSeconds(2), NextWait());
    }

    [Fact]
    public void Record_AddressesLimitedOneByOne_DelaysTheOthersOnce()
    {
        Record(Busy(86_400, mayRetry: false));
        _time.Advance(TimeSpan.FromSeconds(1));
        Record(FetchResult.Ok(default), address: 1);

        Record(Busy(86_400, mayRetry: false), address: 2);

        Assert.Equal(TimeSpan.Zero, NextWait());
    }

    [Fact]
    public void Record_ManyAddressesAboveTheLimit_AppliesToTheHost()
    {
        for (var address = 0; address < FlagClientDefaults.FailureThreshold; address++)
        {
            Assert.False(_limiter.IsHostRefusing);
            Record(Busy(86_400, mayRetry: false), address);
        }

        Assert.True(_limiter.IsHostRefusing);
        Assert.Equal(TimeSpan.FromDays(1), NextWait());
    }

    [Fact]
    public void Record_OneAddressRepeatedlyAboveTheLimit_DoesNotApplyToTheHost()
    {
        for (var round = 0; round < 2 * FlagClientDefaults.FailureThreshold; round++)
        {
            Record(Busy(86_400, mayRetry: false));
        }

        Assert.False(_limiter.IsHostRefusing);
    }

    // A request that has not waited yet.
    private TimeSpan NextWait()
    {
        HostRateLimiter.Turn turn = default;
        return _limiter.NextWait(ref turn);
    }

    private void Record(FetchResult result, int address = 0) => _limiter.Record(result, Address(address), _time.GetTimestamp());

    private static Uri Address(int number) => new($"http://localhost/{number}.gif");

    private double LongestWaitAfter(FetchResult result)
    {
        Record(result);
        var longest = Enumerable.Range(0, 200).Max(_ => NextWait().TotalSeconds);
        _time.Advance(TimeSpan.FromSeconds(0.01));
        return longest;
    }

    private static FetchResult Busy(double? seconds, bool mayRetry = true) => FetchResult.Failed(
        new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 429 - Too Many Requests", 429),
        mayRetry,
        seconds is null ? null : TimeSpan.FromSeconds(seconds.Value),
        limitsHost: true);
}
