using System.Net;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class FaultInjectionOverHttpTests
{
    private const string Path = "/flags/br/br.gif";

    private static readonly string[] Targets =
    [
        .. from code in "cn in us id br pk ng bd ru jp".Split(' ')
           from copy in Enumerable.Range(0, 4)
           select $"/flags/{code}/{code}.gif?copy={copy}",
    ];

    [Fact]
    public async Task Get_WithADelay_IsAnsweredWhenDue()
    {
        await using var served = await ServedProfile.StartAsync("delay=0.5");
        var request = served.SendAsync(HttpMethod.Get, Path);
        await served.Time.WhenTimersAsync(1);

        served.Time.Advance(TimeSpan.FromMilliseconds(499));
        var inFlight = (await served.StatsAsync()).GetProperty("in_flight").GetInt32();
        served.Time.Advance(TimeSpan.FromMilliseconds(1));
        var response = await request;

        Assert.Equal(1, inFlight);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("delay;dur=500, asked;dur=500", response.Headers.GetValues("Server-Timing").Single());
    }

    [Fact]
    public async Task Get_WhoseTimerFiresEarly_IsHeldUntilItIsDue()
    {
        await using var served = await ServedProfile.StartAsync("delay=0.5");
        served.Time.FireEarlyBy = TimeSpan.FromMilliseconds(4);
        var request = served.SendAsync(HttpMethod.Get, Path);
        await served.Time.WhenTimersAsync(1);

        served.Time.FireEarlyBy = TimeSpan.Zero;
        served.Time.Advance(TimeSpan.FromMilliseconds(496));
        await served.Time.WhenTimersAsync(1);
        served.Time.Advance(TimeSpan.FromMilliseconds(4));

        Assert.Equal("delay;dur=500, asked;dur=500", (await request).Headers.GetValues("Server-Timing").Single());
        Assert.Equal(0, (await served.StatsAsync()).GetProperty("delays").GetProperty("early").GetInt32());
    }

    [Fact]
    public async Task Get_LateResponse_HasItsDelayInServerTiming()
    {
        await using var served = await ServedProfile.StartAsync("delay=0.5");
        var request = served.SendAsync(HttpMethod.Get, Path);
        await served.Time.WhenTimersAsync(1);
        served.Time.Advance(TimeSpan.FromMilliseconds(530.25));

        Assert.Equal("delay;dur=530.25, asked;dur=500", (await request).Headers.GetValues("Server-Timing").Single());
        var delays = (await served.StatsAsync()).GetProperty("delays");
        Assert.Equal(30.25, delays.GetProperty("lateness_ms").GetProperty("most").GetDouble());
    }

    [Fact]
    public async Task Get_OtherPaths_HaveNoDelaysAndFaults()
    {
        await using var served = await ServedProfile.StartAsync("delay=60,error=1");
        foreach (var path in new[] { "/", "/health", "/stats" })
        {
            var response = await served.SendAsync(HttpMethod.Get, path);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("Server-Timing"));
        }
    }

    [Theory]
    [InlineData("GET", "/flags/br/br.gif")]
    [InlineData("HEAD", "/flags/br/metadata.json")]
    [InlineData("GET", "/flags/zz/zz.gif")]
    [InlineData("PUT", "/flags/br/br.gif")]
    public async Task Send_WithEveryRequestFailing_IsATeapot(string method, string path)
    {
        await using var served = await ServedProfile.StartAsync("error=1");
        var response = await served.SendAsync(new HttpMethod(method), path, ("If-None-Match", "*"));

        Assert.Equal((HttpStatusCode)418, response.StatusCode);
        Assert.Equal("I'm a teapot", response.ReasonPhrase);
        Assert.Null(response.Headers.ETag);
        Assert.Equal("delay;dur=0, asked;dur=0", response.Headers.GetValues("Server-Timing").Single());
        Assert.Equal(method == "HEAD" ? "" : "418 I'm a teapot\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_InAnyOrder_HasTheSameFaults()
    {
        await using var one = await ServedProfile.StartAsync("error=0.4,seed=3");
        await using var other = await ServedProfile.StartAsync("error=0.4,seed=3");

        var forwards = new Dictionary<string, HttpStatusCode>();
        foreach (var target in Targets)
        {
            forwards[target] = (await one.SendAsync(HttpMethod.Get, target)).StatusCode;
        }

        var atOnce = await Task.WhenAll(Targets.Reverse().Select(async target =>
            (Target: target, (await other.SendAsync(HttpMethod.Get, target)).StatusCode)));

        Assert.Equal(forwards, atOnce.ToDictionary(pair => pair.Target, pair => pair.StatusCode));
        Assert.InRange(forwards.Values.Count(status => status != HttpStatusCode.OK), 1, Targets.Length - 1);
    }

    [Fact]
    public async Task Get_AgainAfterAReset_HasTheSameFaults()
    {
        await using var served = await ServedProfile.StartAsync("error=0.5");
        var first = await TenAttemptsAsync();
        var second = await TenAttemptsAsync();
        await served.ResetAsync();
        var third = await TenAttemptsAsync();

        Assert.Equal(first, third);
        Assert.NotEqual(first, second);

        async Task<List<HttpStatusCode>> TenAttemptsAsync()
        {
            var statuses = new List<HttpStatusCode>();
            for (var i = 0; i < 10; i++)
            {
                statuses.Add((await served.SendAsync(HttpMethod.Get, Path)).StatusCode);
            }

            return statuses;
        }
    }

    [Fact]
    public async Task Get_ClientDisconnects_IsAbandoned()
    {
        await using var served = await ServedProfile.StartAsync("delay=60");
        using var leave = new CancellationTokenSource();
        var request = served.Client.GetAsync(Path, leave.Token);
        await served.Time.WhenTimersAsync(1);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);

        var stats = await served.StatsAsync();
        while (stats.GetProperty("in_flight").GetInt32() > 0)
        {
            stats = await served.StatsAsync();
        }

        Assert.Equal(1, stats.GetProperty("abandoned").GetInt32());
    }
}
