using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlagsServer.Flags;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class PagesEndpointTests : IAsyncLifetime
{
    private static readonly FlagCatalog Catalog = FlagCatalog.Load();

    private ServedProfile _served = null!;

    public async ValueTask InitializeAsync() => _served = await ServedProfile.StartAsync("delay=0.5..5,error=0.25,seed=7,pad-to=1k,fault=cut@*.gif=0.5");

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task Health_NamesTheServerAndItsSettings()
    {
        var response = await _served.SendAsync(HttpMethod.Get, "/health");

        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        using var health = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(
            [
                "status: ok", "server: flags-server", "version: 0.1.0", "profile: TEST", $"flags: {Catalog.Flags.Count}",
                "delay: 0.5..5", "error_rate: 0.25", "seed: 7", "pad_to: 1024",
            ],
            health.RootElement.EnumerateObject().Take(9).Select(property => $"{property.Name}: {property.Value}"));
        Assert.Equal("cut@*.gif=0.5", Assert.Single(health.RootElement.GetProperty("faults").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Home_ShowsEveryFlagWithItsNameInOneResponse()
    {
        var response = await _served.SendAsync(HttpMethod.Get, "/");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        foreach (var country in Catalog.Flags)
        {
            Assert.Contains($"alt=\"Flag of {HtmlEncoder.Default.Encode(country.Name)}\"", page, StringComparison.Ordinal);
        }

        Assert.Equal(Catalog.Flags.Count, page.Split("src=\"data:image/gif;base64,").Length - 1);
        Assert.Equal(Catalog.Flags.Count, page.Split("src=").Length - 1);
        Assert.Equal(0, (await _served.StatsAsync()).GetProperty("requests").GetInt32());
    }

    [Fact]
    public async Task Stats_BeforeAnyRequest_IsAllZero()
    {
        var stats = await _served.StatsAsync();

        Assert.Equal(
            "seconds_since_reset requests responses abandoned unanswered in_flight peak_in_flight connections_opened faults delays protocols tls handshakes handshakes_failed",
            string.Join(' ', stats.EnumerateObject().Select(property => property.Name)));
        foreach (var name in new[] { "requests", "abandoned", "in_flight", "peak_in_flight", "connections_opened" })
        {
            Assert.Equal(0, stats.GetProperty(name).GetInt32());
        }

        Assert.Empty(stats.GetProperty("responses").EnumerateObject());
    }

    [Fact]
    public async Task Stats_ConcurrentRequests_HasTheirPeakAndStatuses()
    {
        await using var served = await ServedProfile.StartAsync("delay=1");
        await Task.WhenAll(await WaveAsync(served, 7));
        await Task.WhenAll(await WaveAsync(served, 3));

        var stats = await served.StatsAsync();
        Assert.Equal(10, stats.GetProperty("requests").GetInt32());
        Assert.Equal(7, stats.GetProperty("peak_in_flight").GetInt32());
        Assert.Equal(0, stats.GetProperty("in_flight").GetInt32());
        Assert.Equal(7, stats.GetProperty("connections_opened").GetInt32());
        Assert.Equal("""{"200":8,"404":2}""", JsonSerializer.Serialize(stats.GetProperty("responses")));
        var delays = stats.GetProperty("delays");
        Assert.Equal(1000, delays.GetProperty("asked_ms").GetProperty("mean").GetDouble());
        Assert.Equal(10, delays.GetProperty("lateness_buckets")[0].GetProperty("answers").GetInt32());
    }

    [Fact]
    public async Task Reset_AfterRequests_ResetsTheFigures()
    {
        await using var served = await ServedProfile.StartAsync();
        await served.Client.GetAsync("/flags/br/br.gif");
        var reset = await served.ResetAsync();
        var stats = await served.StatsAsync();

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        Assert.Equal(0, stats.GetProperty("requests").GetInt32());
        Assert.Equal(0, stats.GetProperty("peak_in_flight").GetInt32());
    }

    private static async Task<List<Task>> WaveAsync(ServedProfile served, int size)
    {
        var requests = Enumerable.Range(0, size)
            .Select(Task (i) => served.Client.GetAsync(i == 0 ? "/flags/zz/zz.gif" : $"/flags/br/br.gif?copy={i}"))
            .ToList();
        await served.Time.WhenTimersAsync(size);
        served.Time.Advance(TimeSpan.FromSeconds(1));
        return requests;
    }
}
