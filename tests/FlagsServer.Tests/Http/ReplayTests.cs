using System.Net;
using System.Text.Json;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <summary>A replayed recording over HTTP.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Answer_OfARecordedAddress_HasItsSizeAndType()
    {
        await using var served = await ServedProfile.StartReplayAsync(Recordings.Document(
            Recordings.Address("/", Recordings.Origin, Recordings.Outcome(type: "text/html", sizes: "300")),
            Recordings.Address("/a.gif?1", Recordings.Origin, Recordings.Outcome(type: "image/gif", sizes: "40,1000,2000")),
            Recordings.Address("/b", Recordings.Origin, Recordings.Outcome(sizes: "0"))));

        Assert.Equal("200 text/html 300", await DescribeAsync(served, "/"));
        Assert.Equal("200 image/gif 1000", await DescribeAsync(served, "/a.gif?1"));
        Assert.Equal("200 application/octet-stream 0", await DescribeAsync(served, "/b"));
        Assert.Equal(["/", "/a.gif?1", "/b"], (await served.RequestsAsync()).Select(request => request.GetProperty("target").GetString()));
    }

    [Theory]
    [InlineData("/a.gif")]
    [InlineData("/flags/br/br.gif")]
    public async Task Answer_OfAnotherAddress_IsNotFound(string target)
    {
        await using var served = await ServedProfile.StartReplayAsync(Recordings.Document(
            Recordings.Address("/a.gif?1", Recordings.Origin, Recordings.Outcome(sizes: "10"))));

        Assert.StartsWith("404", await DescribeAsync(served, target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(304)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Answer_OfARecordedStatus_IsThatStatus(int status)
    {
        await using var served = await ServedProfile.StartReplayAsync(Recordings.Document(
            Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(status: status, retry: status > 400 ? "3" : ""))));

        using var response = await served.SendAsync(HttpMethod.Get, "/a");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status > 400 ? TimeSpan.FromSeconds(3) : null, response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Plan_OfAReplay_MatchesTheRequests()
    {
        await using var served = await ServedProfile.StartReplayAsync(Recordings.Document(Recordings.Address(
            "/a", Recordings.Origin, Recordings.Outcome(count: 3, sizes: "500"), Recordings.Outcome(status: 503, count: 2), Recordings.Outcome("cut", count: 2), Recordings.Outcome("reset", count: 1))));
        using var plan = JsonDocument.Parse(await served.Client.GetByteArrayAsync("/plan?attempts=40"));
        var planned = plan.RootElement.GetProperty("requests").EnumerateArray().Select(request => $"{request.GetProperty("fault")}").ToList();
        for (var i = 0; i < planned.Count; i++)
        {
            using var client = await RawClient.AskAsync(served.Client.BaseAddress!, "/a");
            await client.NextByteAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        }

        Assert.Equal(planned, (await served.RequestsAsync()).Select(request => $"{request.GetProperty("fault")}"));
        Assert.Equal(4, planned.Select(fault => fault.Split(':')[0]).Distinct().Count());
        Assert.Equal(0, plan.RootElement.GetProperty("requests")[0].GetProperty("body_ms").GetDouble());
    }

    [Fact]
    public async Task Plan_WithCodes_IsRefused()
    {
        await using var served = await ServedProfile.StartReplayAsync(Recordings.Document(Recordings.Address("/a", Recordings.Origin, Recordings.Outcome(sizes: "1"))));
        using var response = await served.SendAsync(HttpMethod.Get, "/plan?codes=BR");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<string> DescribeAsync(ServedProfile served, string target)
    {
        using var response = await served.SendAsync(HttpMethod.Get, target);
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {(await response.Content.ReadAsByteArrayAsync()).Length}";
    }
}
