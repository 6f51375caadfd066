using System.Text.Json;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class RequestsReportTests
{
    [Fact]
    public async Task Requests_OfARun_ListsEachInOrder()
    {
        await using var served = await ServedProfile.StartAsync("delay=0.1");
        served.Time.Advance(TimeSpan.FromSeconds(2));
        await GetAsync(HttpMethod.Get, "/flags/br/br.gif?copy=2");
        await GetAsync(HttpMethod.Head, "/flags/br/br.gif?copy=2");
        await GetAsync(HttpMethod.Get, "/flags/zz/zz.gif");
        await served.StatsAsync();

        using var report = JsonDocument.Parse(await served.Client.GetByteArrayAsync("/requests"));
        Assert.Equal("reset_at requests dropped", Names(report.RootElement));
        Assert.Equal("2025-01-01T00:00:00.000000Z", report.RootElement.GetProperty("reset_at").GetString());
        var requests = report.RootElement.GetProperty("requests");
        Assert.Equal(
            "target attempt connection arrived_seconds answered_seconds status abandoned asked_ms actual_ms bytes fault protocol tls stream", Names(requests[0]));
        Assert.Equal(
            [
                "/flags/br/br.gif?copy=2 1 1 2 2.1 200 False 100 100",
                "/flags/br/br.gif?copy=2 2 1 2.1 2.2 200 False 100 100",
                "/flags/zz/zz.gif 1 1 2.2 2.3 404 False 100 100",
            ],
            requests.EnumerateArray().Select(request => string.Join(' ', request.EnumerateObject().Take(9).Select(figure => figure.Value))));
        Assert.True(requests[0].GetProperty("bytes").GetInt32() > 100);
        Assert.Equal(0, requests[1].GetProperty("bytes").GetInt32());

        async Task GetAsync(HttpMethod method, string target)
        {
            var request = served.SendAsync(method, target);
            await served.Time.WhenTimersAsync(1);
            served.Time.Advance(TimeSpan.FromSeconds(0.1));
            await request;
        }
    }

    [Fact]
    public async Task Requests_ThroughAProxy_HaveTheTargetWithoutTheHost()
    {
        await using var served = await ServedProfile.StartAsync();
        await RawHttp.SendAsync(served.Client.BaseAddress!, "GET http://flags.example/flags/br/br.gif HTTP/1.1\r\nHost: flags.example\r\n");

        using var report = JsonDocument.Parse(await served.Client.GetByteArrayAsync("/requests"));
        Assert.Equal("/flags/br/br.gif", report.RootElement.GetProperty("requests")[0].GetProperty("target").GetString());
    }

    [Fact]
    public async Task Requests_Posted_IsNotAllowed()
    {
        await using var served = await ServedProfile.StartAsync();

        Assert.Equal(["GET", "HEAD"], (await served.SendAsync(HttpMethod.Post, "/requests")).Content.Headers.Allow);
    }

    private static string Names(JsonElement element) =>
        string.Join(' ', element.EnumerateObject().Select(property => property.Name));
}
