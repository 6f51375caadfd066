using System.Net;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class LimitsTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Busy_AboveTheLimit_RefusesAtOnceAndServesTheRest()
    {
        await using var served = await ServedProfile.StartAsync("delay=1,fault=busy:over=3:retry-after=5");
        var waiting = Enumerable.Range(0, 3).Select(i => served.Client.GetAsync($"/flags/br/br.gif?copy={i}")).ToList();
        await served.Time.WhenTimersAsync(3);

        var refused = await served.Client.GetAsync("/flags/br/br.gif");
        served.Time.Advance(Delay);
        var answered = await Task.WhenAll(waiting);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("5", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal("delay;dur=0, asked;dur=0", refused.Headers.GetValues("Server-Timing").Single());
        Assert.All(answered, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("faults").GetProperty("busy").GetInt32());
    }

    [Fact]
    public async Task Busy_ClientWithinTheLimit_IsNotRefused()
    {
        await using var served = await ServedProfile.StartAsync("fault=busy:over=2");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async worker =>
        {
            for (var i = 0; i < 200; i++)
            {
                Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync($"/flags/br/metadata.json?copy={i}-{worker}")).StatusCode);
            }
        }));

        Assert.Empty((await served.StatsAsync()).GetProperty("faults").EnumerateObject());
    }

    [Fact]
    public async Task Busy_AfterClientsDisconnect_ServesAgain()
    {
        await using var served = await ServedProfile.StartAsync("delay=1,fault=busy:over=1");
        using (await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/br.gif"))
        {
            await served.Time.WhenTimersAsync(1);
        }

        while ((await served.StatsAsync()).GetProperty("in_flight").GetInt32() > 0)
        {
        }

        var next = served.Client.GetAsync("/flags/br/br.gif");
        await served.Time.WhenTimersAsync(1);
        served.Time.Advance(Delay);

        Assert.Equal(HttpStatusCode.OK, (await next).StatusCode);
    }

    [Fact]
    public async Task Busy_ForSomePaths_DoesNotAffectOthers()
    {
        await using var served = await ServedProfile.StartAsync("fault=busy:over=0@*.gif busy:over=5");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await served.Client.GetAsync("/flags/br/br.gif")).StatusCode);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/flags/br/metadata.json")).StatusCode);
        }
    }

    [Fact]
    public async Task Bandwidth_OfTwoBodies_IsSharedBetweenThem()
    {
        await using var served = await ServedProfile.StartAsync("pad-to=20000,fault=bandwidth:rate=40000@*.gif");
        var first = served.Client.GetByteArrayAsync("/flags/br/br.gif");
        await served.Time.WhenTimersAsync(1);
        var second = served.Client.GetByteArrayAsync("/flags/fr/fr.gif");

        // 20 parts of 2,000 bytes, each 50 ms, in turns.
        for (var part = 0; part < 20; part++)
        {
            await served.Time.WhenTimersAsync(part < 18 ? 2 : part < 19 ? 2 : 1);
            Assert.False(second.IsCompleted);
            served.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal([20_000, 20_000], (await Task.WhenAll(first, second)).Select(body => body.Length));
        Assert.Equal(
            [20_000, 20_000], (await served.RequestsAsync()).Select(request => request.GetProperty("bytes").GetInt32()));
    }

    [Fact]
    public async Task Bandwidth_OfOtherPaths_IsUnlimited()
    {
        await using var served = await ServedProfile.StartAsync("fault=bandwidth:rate=1@*.gif");

        Assert.NotEmpty(await served.Client.GetByteArrayAsync("/flags/br/metadata.json"));
    }

    [Fact]
    public async Task Bandwidth_CutBody_LimitsTheSentPart()
    {
        await using var served = await ServedProfile.StartAsync("pad-to=20000,fault=bandwidth:rate=20000 cut:after=1500");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/br.gif");
        await client.ReadHeadAsync();
        var reading = client.ReadToEndAsync();
        await served.Time.WhenTimersAsync(1);
        served.Time.Advance(TimeSpan.FromMilliseconds(50));
        await served.Time.WhenTimersAsync(1);
        Assert.False(reading.IsCompleted);
        served.Time.Advance(TimeSpan.FromMilliseconds(25));

        var (body, ending) = await reading;
        Assert.Equal((1500, "FIN"), (body.Length, ending));
    }
}
