using System.Net;
using System.Text.Json;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <summary>Statistics and attempts are reset while requests arrive, wait and are answered.</summary>
public sealed class ResetUnderLoadTests
{
    private const int Clients = 8;
    private const int MinRequestsEach = 250;
    private const int MinResets = 6;
    private const int Targets = 4;

    [Fact]
    public async Task Reset_UnderLoad_LosesNoResponseAndKeepsEveryPeriodConsistent()
    {
        // Every third response comes in two parts, so that some resets are between a response and the count of its bytes.
        await using var served = await ServedProfile.StartAsync("delay=0.001..0.003,pad-to=1k,fault=503:first=1@*/br.gif drip:rate=16M@*/fr.gif=0.3");
        using var ticking = served.Time.Tick(TimeSpan.FromMilliseconds(1));
        var whole = await served.Client.GetByteArrayAsync("/flags/us/us.gif");
        await served.ResetAsync();

        // The load goes on until there were enough resets, however late each is.
        var resets = 0;
        var load = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(
            () => AskAsync(served, client, whole.Length, isOver: () => Volatile.Read(ref resets) >= MinResets))));
        do
        {
            AssertConsistent(await served.StatsAsync());
            AssertNumberedFromOne(await served.RequestsAsync());
            Assert.Equal(HttpStatusCode.NoContent, (await served.ResetAsync()).StatusCode);
            resets++;
        }
        while (!load.IsCompleted);

        var statuses = (await load).SelectMany(pair => pair).ToList();
        Assert.InRange(statuses.Count, Clients * MinRequestsEach, int.MaxValue);
        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status}"));
        Assert.InRange(resets, MinResets, int.MaxValue);
        // All requests that waited at a reset were answered, and count in the period in which they began.
        Assert.Equal(0, (await served.StatsAsync()).GetProperty("in_flight").GetInt32());
        await served.ResetAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await served.Client.GetAsync("/flags/br/br.gif")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/flags/br/br.gif")).StatusCode);
        var last = await served.StatsAsync();
        Assert.Equal("""{"200":1,"503":1}""", JsonSerializer.Serialize(last.GetProperty("responses")));
        Assert.Equal(1, last.GetProperty("peak_in_flight").GetInt32());
    }

    private static async Task<List<HttpStatusCode>> AskAsync(ServedProfile served, int client, int length, Func<bool> isOver)
    {
        var statuses = new List<HttpStatusCode>();
        string[] codes = ["br", "fr", "us"];
        for (var i = 0; i < MinRequestsEach || !isOver(); i++)
        {
            var code = codes[(client + i) % codes.Length];
            using var answer = await served.Client.GetAsync($"/flags/{code}/{code}.gif{(code == "br" ? $"?copy={i % Targets}" : "")}");
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.True(code != "us" || body.Length == length);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    private static void AssertConsistent(JsonElement stats)
    {
        var inFlight = stats.GetProperty("in_flight").GetInt32();
        var requests = stats.GetProperty("requests").GetInt32();
        var over = stats.GetProperty("responses").EnumerateObject().Sum(status => status.Value.GetInt32())
            + stats.GetProperty("abandoned").GetInt32() + stats.GetProperty("unanswered").GetInt32();
        // Requests that waited at the reset are in flight and belong to the previous period.
        Assert.InRange(requests, over, over + inFlight);
        Assert.InRange(stats.GetProperty("peak_in_flight").GetInt32(), inFlight, Clients);
        Assert.InRange(stats.GetProperty("connections_opened").GetInt32(), requests == 0 ? 0 : 1, Clients + 1);
    }

    private static void AssertNumberedFromOne(JsonElement[] requests)
    {
        foreach (var target in requests.GroupBy(request => request.GetProperty("target").GetString()))
        {
            Assert.Equal(Enumerable.Range(1, target.Count()), target.Select(request => request.GetProperty("attempt").GetInt32()));
        }

        var connections = requests.Select(request => request.GetProperty("connection").GetInt32()).Distinct().ToList();
        Assert.Equal(Enumerable.Range(1, connections.Count), connections);
        var arrivals = requests.Select(request => request.GetProperty("arrived_seconds").GetDouble()).ToList();
        Assert.Equal(arrivals.Order(), arrivals);
    }
}
