using FlagsServer.FaultInjection;
using FlagsServer.Statistics;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Statistics;

public sealed class RequestStatisticsRequestsTests
{
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(100);

    private readonly ManualTime _time = new();
    private readonly CountedConnection _connection = new();
    private readonly RequestStatistics _ledger;

    public RequestStatisticsRequestsTests() => _ledger = new(_time);

    [Fact]
    public void Requests_Answered_HaveTheirTimes()
    {
        Advance(0.0123456);
        var arrival = Arrive("/flags/br/br.gif?copy=2");
        Advance(0.1);
        _ledger.Answer(arrival, new(200, Asked, TimeSpan.FromMilliseconds(100.0534), 10_015));

        Assert.Equal(
            new RequestReport("/flags/br/br.gif?copy=2", 1, 1, 0.012346, 0.112399, 200, false, 100, 100.053, 10_015, null, "HTTP/1.1", null),
            Assert.Single(_ledger.Requests().Requests));
    }

    [Fact]
    public void Requests_InFlight_HaveNoEndYet()
    {
        Arrive("/flags/a");

        Assert.Equal(
            new RequestReport("/flags/a", 1, 1, 0, null, null, false, null, null, 0, null, "HTTP/1.1", null), Assert.Single(_ledger.Requests().Requests));
    }

    [Fact]
    public void Requests_Abandoned_HaveTheWaitOfTheClient()
    {
        var arrival = Arrive("/flags/a");
        Advance(0.03);
        _ledger.Abandon(arrival, Asked);

        Assert.Equal(
            new RequestReport("/flags/a", 1, 1, 0, null, null, true, 100, 30, 0, null, "HTTP/1.1", null), Assert.Single(_ledger.Requests().Requests));
    }

    [Fact]
    public void Requests_WithAFault_NameIt()
    {
        var cut = Arrive("/flags/a");
        _ledger.Answer(cut, new(200, Asked, Asked, 500) { Fault = new CutFault(500) });
        _ledger.Sent(cut, 400);
        _ledger.Answer(Arrive("/flags/a"), new(null, Asked, Asked, 0) { Fault = new ResetFault() });

        Assert.Equal(
            [
                new RequestReport("/flags/a", 1, 1, 0, 0.1, 200, false, 100, 100, 400, "cut:after=500", "HTTP/1.1", null),
                new RequestReport("/flags/a", 2, 1, 0, 0.1, null, false, 100, 100, 0, "reset", "HTTP/1.1", null),
            ],
            _ledger.Requests().Requests);
    }

    [Fact]
    public void Requests_OverTls_HaveItsVersionAndThatOfHttp()
    {
        var encrypted = new CountedConnection { Tls = "TLS 1.3" };
        _ledger.Arrive("/flags/a", 1, encrypted, "HTTP/2");
        _ledger.CountHandshake(completed: true);
        _ledger.CountHandshake(completed: false);
        Arrive("/flags/a");

        Assert.Equal([("HTTP/2", "TLS 1.3"), ("HTTP/1.1", null)], _ledger.Requests().Requests.Select(request => (request.Protocol, request.Tls)));
        var stats = _ledger.Report();
        Assert.Equal(["HTTP/1.1 1", "HTTP/2 1"], stats.Protocols.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.Equal("TLS 1.3 1", Assert.Single(stats.Tls.Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.Equal((2, 1), (stats.Handshakes, stats.HandshakesFailed));
    }

    [Fact]
    public void Requests_OverConnections_NumbersTheseInThePeriod()
    {
        var other = new CountedConnection();
        Arrive("/flags/a", other);
        _ledger.Reset();
        foreach (var connection in new[] { _connection, other, _connection })
        {
            Arrive("/flags/a", connection);
        }

        Assert.Equal([(1, 1), (2, 2), (3, 1)], _ledger.Requests().Requests.Select(request => (request.Attempt, request.Connection)));
    }

    [Fact]
    public void Requests_AfterAReset_CountFromIt()
    {
        var before = Arrive("/flags/before");
        Advance(60.5);
        _ledger.Reset();
        Advance(0.25);
        Arrive("/flags/after");
        _ledger.Answer(before, new(200, Asked, Asked, 1));

        var report = _ledger.Requests();
        Assert.Equal("2025-01-01T00:01:00.500000Z", report.ResetAt);
        var request = Assert.Single(report.Requests);
        Assert.Equal(("/flags/after", 0.25), (request.Target, request.ArrivedSeconds));
    }

    [Theory]
    [InlineData(RequestJournal.BlockSize)]
    [InlineData((2 * RequestJournal.BlockSize) + 1)]
    public void Requests_OfSeveralBlocks_AreAllThereInOrder(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Arrive($"/flags/{i}");
        }

        Assert.Equal(
            Enumerable.Range(0, count).Select(i => $"/flags/{i}"), _ledger.Requests().Requests.Select(request => request.Target));
    }

    [Fact]
    public void Requests_AboveTheMaximum_AreOnlyCounted()
    {
        for (var i = 0; i < RequestJournal.MaxRequests + 3; i++)
        {
            _ledger.Answer(Arrive("/flags/a"), new(200, TimeSpan.Zero, TimeSpan.Zero, 0));
        }

        var report = _ledger.Requests();
        Assert.Equal(RequestJournal.MaxRequests, report.Requests.Count);
        Assert.Equal(3, report.Dropped);
        Assert.Equal(RequestJournal.MaxRequests + 3, _ledger.Report().Requests);
    }

    [Fact]
    public void Requests_WithLongTargets_AreBoundedInCharactersToo()
    {
        var target = "/flags/" + new string('a', 8000);
        var fit = RequestJournal.MaxCharacters / target.Length;
        for (var i = 0; i < fit + 2; i++)
        {
            Arrive(target);
        }

        Assert.Equal((fit, 2L), (_ledger.Requests().Requests.Count, _ledger.Requests().Dropped));
    }

    private RequestArrival Arrive(string target, CountedConnection? connection = null) => _ledger.Arrive(target, 1, connection ?? _connection);

    private void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}
