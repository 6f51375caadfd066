using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

public sealed class RequestRateLimiterTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTime _time = new();

    [Theory]
    [InlineData(1000)]
    [InlineData(3)]
    [InlineData(0.5)]
    [InlineData(0.0001)]
    public void Admit_ManyRequests_BeginAnIntervalApart(double rate)
    {
        var limiter = new RequestRateLimiter(rate, _time);
        // Rounded up: a tick too early would be a request too many.
        var interval = TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / rate));
        Assert.True(TryBegin(limiter));

        for (var count = 0; count < 5; count++)
        {
            _time.Advance(interval - Tick);
            Assert.False(TryBegin(limiter));
            _time.Advance(Tick);
            Assert.True(TryBegin(limiter));
            Assert.False(TryBegin(limiter));
        }
    }

    [Fact]
    public void Admit_AfterAPause_IsNoBurst()
    {
        var limiter = new RequestRateLimiter(requestsPerSecond: 1, _time);
        Assert.True(TryBegin(limiter));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(TryBegin(limiter));

        Assert.False(TryBegin(limiter));
    }

    [Fact]
    public void Admit_ARequestThatBeganLate_DelaysTheNext()
    {
        var limiter = new RequestRateLimiter(requestsPerSecond: 1, _time);
        Assert.True(TryBegin(limiter));
        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.True(TryBegin(limiter));

        _time.Advance(TimeSpan.FromSeconds(1) - Tick);
        Assert.False(TryBegin(limiter));
        _time.Advance(Tick);

        Assert.True(TryBegin(limiter));
    }

    [Fact]
    public void Admit_SeveralWait_KeepTheirOrder()
    {
        var limiter = new RequestRateLimiter(requestsPerSecond: 1, _time);
        Assert.True(TryBegin(limiter));
        QueuePlace first = default, second = default;
        Assert.NotNull(limiter.Admit(ref first, CancellationToken.None));
        Assert.NotNull(limiter.Admit(ref second, CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.NotNull(limiter.Admit(ref second, CancellationToken.None));
        Assert.Null(limiter.Admit(ref first, CancellationToken.None));
        limiter.Begin(ref first);
        Assert.NotNull(limiter.Admit(ref second, CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(limiter.Admit(ref second, CancellationToken.None));
    }

    [Fact]
    public void Admit_TheTurnIsGivenUp_TheNextTakesItAtTheSameMoment()
    {
        var limiter = new RequestRateLimiter(requestsPerSecond: 1, _time);
        Assert.True(TryBegin(limiter));
        QueuePlace first = default, second = default;
        Assert.NotNull(limiter.Admit(ref first, CancellationToken.None));
        Assert.NotNull(limiter.Admit(ref second, CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(1));

        first.Leave();

        Assert.Null(limiter.Admit(ref second, CancellationToken.None));
    }

    // A request that begins if it may, and else gives up.
    private static bool TryBegin(RequestRateLimiter limiter)
    {
        var turn = default(QueuePlace);
        if (limiter.Admit(ref turn, CancellationToken.None) is not null)
        {
            turn.Leave();
            return false;
        }

        limiter.Begin(ref turn);
        return true;
    }
}
