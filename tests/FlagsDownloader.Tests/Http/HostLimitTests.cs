using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The client's own limits at a host, which a request takes up only while it is sent.</summary>
public sealed class HostLimitTests
{
    private static readonly Uri Address = new("http://flags.test/br/br.gif");

    private static readonly FlagClientOptions Options = new()
    {
        AttemptTimeout = TimeSpan.FromHours(1),
        MaxRequestsPerHost = 1,
        RequestRate = 0.25,
    };

    private readonly FakeTime _time = new();
    private readonly HostRegistry _hosts;

    public HostLimitTests() => _hosts = new HostRegistry(Options with { UseProxy = false }, _time, new Random(1));

    [Fact]
    public void GetOrAdd_BothSchemesOfAPort_HaveOneLimit()
    {
        var plain = _hosts.GetOrAdd(new Uri("http://flags.test:8080/"));
        var other = _hosts.GetOrAdd(new Uri("http://flags.test:8081/"));

        Assert.Same(plain.Queue, _hosts.GetOrAdd(new Uri("https://FLAGS.test:8080/x")).Queue);
        Assert.NotSame(plain.Queue, other.Queue);
        Assert.Same(plain.Rate, other.Rate);
    }

    [Fact]
    public void Admit_AsManyUnderWayAsMayBe_WaitsForOneToComplete()
    {
        var (host, first, second) = (_hosts.GetOrAdd(Address), NewRequest(), NewRequest());
        Assert.True(host.Admit(first, CancellationToken.None).IsGo);
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("requests_per_host", host.Admit(second, CancellationToken.None).Reason);
        host.Complete(first, FetchResult.NotFound);

        Assert.True(host.Admit(second, CancellationToken.None).IsGo);
    }

    [Fact]
    public void Admit_BeforeItsTurn_Waits()
    {
        var (host, first, second) = (_hosts.GetOrAdd(Address), NewRequest(), NewRequest());
        Assert.True(host.Admit(first, CancellationToken.None).IsGo);
        host.Complete(first, FetchResult.NotFound);

        Assert.Equal("request_rate", host.Admit(second, CancellationToken.None).Reason);
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.True(host.Admit(second, CancellationToken.None).IsGo);
    }

    [Fact]
    public void Admit_TheHostWantsNoRequests_HoldsUpNoOther()
    {
        var (host, other) = (_hosts.GetOrAdd(Address), _hosts.GetOrAdd(new Uri("http://other.test/")));
        FetchRequest first = NewRequest(), second = NewRequest();
        Assert.True(host.Admit(first, CancellationToken.None).IsGo);
        host.Complete(first, FetchResult.NotFound);
        Assert.Equal("request_rate", host.Admit(second, CancellationToken.None).Reason);
        host.Complete(first, FetchResult.Failed(
            new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 429"), mayRetry: true, TimeSpan.FromMinutes(5), limitsHost: true));
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("rate_limit", host.Admit(second, CancellationToken.None).Reason);

        // Neither the place nor the turn is taken.
        var place = default(QueuePlace);
        Assert.True(host.Queue!.TryEnter(ref place, CancellationToken.None, out _));
        Assert.True(other.Admit(NewRequest(), CancellationToken.None).IsGo);
    }

    [Fact]
    public void Admit_TheCircuitIsOpen_HoldsUpNoOther()
    {
        var (host, other) = (_hosts.GetOrAdd(Address), _hosts.GetOrAdd(new Uri("http://other.test/")));
        for (var count = 0; count < FlagClientDefaults.UnreachableThreshold; count++)
        {
            var failing = NewRequest();
            Assert.True(host.Admit(failing, CancellationToken.None).IsGo);
            _time.Advance(TimeSpan.FromSeconds(4));
            host.Complete(failing, FetchResult.Failed(
                new DownloadError(DownloadPhase.Connect, DownloadCause.ConnectionRefused, "refused"), mayRetry: true, signal: HostSignal.Unreachable));
        }

        Assert.Equal("circuit", host.Admit(NewRequest(), CancellationToken.None).Reason);

        var place = default(QueuePlace);
        Assert.True(host.Queue!.TryEnter(ref place, CancellationToken.None, out _));
        Assert.True(other.Admit(NewRequest(), CancellationToken.None).IsGo);
    }

    [Fact]
    public void TimeOut_BehindOtherRequests_NamesTheLimitAndTheHost()
    {
        var (host, first, second) = (_hosts.GetOrAdd(Address), NewRequest(), NewRequest());
        host.Admit(first, CancellationToken.None);
        host.Admit(second, CancellationToken.None);

        var error = second.TimeOut().Error!;

        Assert.Equal(
            (DownloadPhase.Connect, DownloadCause.TimedOut, "timed out after 14400 s, not asked: no more than 1 request at once to http://flags.test"),
            (error.Phase, error.Cause, error.Message));
        host.Complete(first, FetchResult.NotFound);
    }

    [Fact]
    public void TimeOut_BeforeItsTurn_NamesTheRate()
    {
        var (host, first, second) = (_hosts.GetOrAdd(Address), NewRequest(), NewRequest());
        host.Admit(first, CancellationToken.None);
        host.Complete(first, FetchResult.NotFound);
        host.Admit(second, CancellationToken.None);

        var error = second.TimeOut().Error!;

        Assert.Equal(
            (DownloadPhase.Connect, DownloadCause.TimedOut, "timed out after 14400 s, not asked: no more than 0.25 requests a second"),
            (error.Phase, error.Cause, error.Message));
    }

    private FetchRequest NewRequest() => new(Address, new Timeline(_time), Options, _time);
}
