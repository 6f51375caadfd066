using FlagsServer.FaultInjection;
using FlagsServer.Statistics;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Statistics;

public sealed class RequestStatisticsTests
{
    private readonly ManualTime _time = new();
    private readonly CountedConnection _connection = new();
    private readonly RequestStatistics _ledger;

    public RequestStatisticsTests() => _ledger = new(_time);

    [Fact]
    public void Arrive_SameTargetAgain_CountsItsAttempts()
    {
        int[] attempts = [.. new ulong[] { 1, 2, 1, 1, 2 }.Select(target => Arrive(target).Attempt)];

        Assert.Equal([1, 1, 2, 3, 2], attempts);
    }

    [Fact]
    public void Reset_AfterAttempts_ResetsThem()
    {
        Arrive();
        _ledger.Reset();

        Assert.Equal(1, Arrive().Attempt);
    }

    [Fact]
    public void Report_OfOverlappingRequests_GivesTheirPeak()
    {
        var first = Arrive();
        var second = Arrive();
        Answer(first);
        var third = Arrive();
        Answer(second);
        Answer(third);
        Arrive();

        var report = _ledger.Report();
        Assert.Equal(4, report.Requests);
        Assert.Equal(2, report.PeakInFlight);
        Assert.Equal(1, report.InFlight);
        Assert.Equal(3, report.Responses["200"]);
    }

    [Fact]
    public void Reset_WhileRequestsWait_CountsThemAsTheFirstPeak()
    {
        var before = Arrive();
        Arrive();
        _ledger.Reset();
        Answer(before);
        var report = _ledger.Report();

        Assert.Equal(0, report.Requests);
        Assert.Empty(report.Responses);
        Assert.Equal(1, report.InFlight);
        Assert.Equal(2, report.PeakInFlight);
    }

    [Fact]
    public void Report_AbandonedRequests_AreCountedSeparately()
    {
        _ledger.Abandon(Arrive(), TimeSpan.Zero);

        var report = _ledger.Report();
        Assert.Equal(1, report.Requests);
        Assert.Equal(1, report.Abandoned);
        Assert.Equal(0, report.InFlight);
        Assert.Empty(report.Responses);
    }

    [Fact]
    public void Report_Faults_AreCountedByKindAndWithoutAStatusSeparately()
    {
        _ledger.Answer(Arrive(), new(null, TimeSpan.Zero, TimeSpan.Zero, 0) { Fault = new ResetFault() });
        _ledger.Answer(Arrive(), new(200, TimeSpan.Zero, TimeSpan.Zero, 5) { Fault = new CutFault(5) });
        _ledger.Answer(Arrive(), new(200, TimeSpan.Zero, TimeSpan.Zero, 7) { Fault = new CutFault(7) });
        Answer(Arrive());

        var report = _ledger.Report();
        Assert.Equal([("cut", 2L), ("reset", 1L)], report.Faults.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal((3L, 1L), (report.Responses["200"], report.Unanswered));
    }

    [Fact]
    public void Report_Connections_AreCountedOnceInAPeriod()
    {
        var other = new CountedConnection();
        _ledger.Arrive("/flags/1", 1, _connection);
        _ledger.Arrive("/flags/1", 1, _connection);
        _ledger.Arrive("/flags/1", 1, other);
        Assert.Equal(2, _ledger.Report().ConnectionsOpened);

        _ledger.Reset();
        Assert.Equal(0, _ledger.Report().ConnectionsOpened);
        _ledger.Arrive("/flags/1", 1, other);
        Assert.Equal(1, _ledger.Report().ConnectionsOpened);
    }

    [Fact]
    public void Report_OfTime_CountsFromTheReset()
    {
        _time.Advance(TimeSpan.FromSeconds(5));
        _ledger.Reset();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(2, _ledger.Report().SecondsSinceReset);
    }

    private RequestArrival Arrive(ulong target = 1) => _ledger.Arrive($"/flags/{target}", target, _connection);

    private void Answer(RequestArrival arrival) => _ledger.Answer(arrival, new(200, TimeSpan.Zero, TimeSpan.Zero, 0));
}
