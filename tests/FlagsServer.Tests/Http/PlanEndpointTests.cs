using System.Net;
using System.Text.Json;
using FlagsServer.Flags;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class PlanEndpointTests
{
    private const string Stormy =
        "error=0.2,seed=3,fault=cut=0.2 503:retry-after=1=0.2 reset@*.gif=0.1 reset-body:first=1=0.2,pad-to=30k";

    [Fact]
    public async Task Plan_OfARun_MatchesTheRun()
    {
        await using var served = await ServedProfile.StartAsync(Stormy);
        var planned = (await PlanAsync(served, "codes=br,FR,Id,xx&attempts=5&copies=3")).GetProperty("requests").EnumerateArray()
            .Select(request => (Target: request.GetProperty("target").GetString()!, Fault: $"{request.GetProperty("fault")}"))
            .ToList();
        foreach (var (target, _) in planned)
        {
            using var client = await RawClient.AskAsync(served.Client.BaseAddress!, target);
            await client.NextByteAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        }

        var met = (await served.RequestsAsync())
            .Select(request => (request.GetProperty("target").GetString()!, $"{request.GetProperty("fault")}"));
        Assert.Equal(planned, met);
        Assert.Equal(4 * 5 * 3, planned.Count);
        Assert.True(planned.Select(request => request.Fault.Split(':')[0]).Distinct().Count() >= 5);
    }

    [Fact]
    public async Task Plan_HasItsSettings()
    {
        await using var served = await ServedProfile.StartAsync("delay=normal:0.5:0.1,error=0.2,seed=3,fault=cut@*.gif=0.2,fault=busy");
        var plan = await PlanAsync(served, "codes=BR");

        Assert.Equal(
            """{"profile":"TEST","seed":3,"delay":"normal:0.5:0.1","error_rate":0.2,"faults":["cut@*.gif=0.2","busy:over=10"],"requests":[""",
            plan.GetRawText()[..plan.GetRawText().IndexOf("{\"target", StringComparison.Ordinal)]);
        Assert.Equal(
            "target attempt delay_ms fault",
            string.Join(' ', plan.GetProperty("requests")[0].EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task Plan_IsTheSameAfterRequestsAndCountsNothing()
    {
        await using var served = await ServedProfile.StartAsync("error=0.5,delay=lognormal:0:1");
        var before = (await PlanAsync(served, "attempts=3")).GetRawText();
        await served.Client.GetAsync("/flags/br/br.gif");

        Assert.Equal(before, (await PlanAsync(served, "attempts=3")).GetRawText());
        Assert.Single(await served.RequestsAsync());
    }

    [Theory]
    [InlineData("", "/flags/ad/ad.gif", 194)]
    [InlineData("file=metadata", "/flags/ad/metadata.json", 194)]
    [InlineData("file=gif&copies=2", "/flags/ad/ad.gif", 388)]
    [InlineData("codes=ZZ,ad&attempts=2", "/flags/zz/zz.gif", 4)]
    public async Task Plan_Query_CoversTheNamedRequests(string query, string first, int count)
    {
        await using var served = await ServedProfile.StartAsync();
        var requests = (await PlanAsync(served, query)).GetProperty("requests");

        Assert.Equal(194, FlagCatalog.Load().Flags.Count);
        Assert.Equal((first, count), (requests[0].GetProperty("target").GetString(), requests.GetArrayLength()));
    }

    [Theory]
    [InlineData("codes=BRA", "'bra' is no code, give pairs of letters: codes=BR,FR")]
    [InlineData("codes=", "'' is no code, give pairs of letters: codes=BR,FR")]
    [InlineData("codes=br,", "'' is no code")]
    [InlineData("code=br", "'code' is not understood, give codes, attempts, copies or file")]
    [InlineData("attempts=0", "give attempts and copies as whole numbers from 1 to 100000")]
    [InlineData("copies=x", "give attempts and copies as whole numbers from 1 to 100000")]
    [InlineData("file=png", "give file=gif or file=metadata")]
    [InlineData("attempts=100000&copies=100000", "give fewer codes, attempts or copies: at most 100000 requests together")]
    public async Task Plan_InvalidQuery_SaysWhatToType(string query, string expected)
    {
        await using var served = await ServedProfile.StartAsync();
        var response = await served.SendAsync(HttpMethod.Get, "/plan?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("400 Bad Request: " + expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PlanAsync(ServedProfile served, string query)
    {
        using var document = JsonDocument.Parse(await served.Client.GetByteArrayAsync("/plan?" + query));
        return document.RootElement.Clone();
    }
}
