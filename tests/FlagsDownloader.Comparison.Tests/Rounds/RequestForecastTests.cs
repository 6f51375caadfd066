using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class RequestForecastTests
{
    private static readonly Contender[] Contenders = [new("sequential", 1), new("eventloop", 6)];

    [Fact]
    public void Create_TwoHosts_CountsRoundsWarmUpsAndReferences()
    {
        var workload = Lists.Workload("http://a.example/1\nhttp://b.example:81/1\nhttp://b.example:81/2\nhttp://b.example:81/2");

        var forecast = RequestForecast.Create(workload, Contenders, new RoundBudget(5));

        // 5 rounds of 2 contenders; the warm-ups have 1 and 4 items; two requests for each of 3 different files.
        Assert.Equal([("b.example:81", 30L + 3 + 4), ("a.example", 10L + 2 + 2)], forecast.Hosts);
        Assert.Equal((5, 2, 4, 5L, 6L), (forecast.Rounds, forecast.Contenders, forecast.Items, forecast.WarmUp, forecast.Reference));
        Assert.Equal(51, forecast.Requests);
    }

    [Fact]
    public void Create_NoNumberOfRounds_CountsTheMost()
    {
        var workload = Lists.Workload("http://a.example/1");

        Assert.Equal((RoundBudget.MaxRounds * 2) + 2 + 2, RequestForecast.Create(workload, Contenders, new RoundBudget(null)).Requests);
    }

    [Fact]
    public void Create_KnownDigests_AreNotAskedFor()
    {
        var workload = Lists.Workload($$"""{"url": "http://a.example/1", "sha256": "{{new string('0', 64)}}"}""");

        Assert.Equal(0, RequestForecast.Create(workload, Contenders, new RoundBudget(1)).Reference);
    }
}
