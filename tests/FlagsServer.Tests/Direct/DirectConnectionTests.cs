using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Direct;

/// <summary>Requests that are answered without Kestrel. Their field Date is by the test's clock, in 2025; Kestrel's is by the machine's.</summary>
public sealed partial class DirectConnectionTests
{
    [Theory]
    [InlineData("/flags/br/br.gif")]
    [InlineData("/flags/br/br.gif?copy=3")]
    [InlineData("/flags/br/metadata.json")]
    [InlineData("/flags/xx/xx.gif")]
    [InlineData("/flags/")]
    public async Task Get_WithAndWithoutKestrel_IsTheSame(string target)
    {
        await using var served = await ServedProfile.StartAsync();

        var direct = (await AskAsync(served, Get(target))).Single();
        var byKestrel = (await AskAsync(served, Get(target, "X-Other: 1"))).Single();

        Assert.Matches(@"\r\nDate: \w+, 01 Jan 2025 ", direct);
        Assert.DoesNotMatch(@"\r\nDate: \w+, 01 Jan 2025 ", byKestrel);
        Assert.Equal(Lines(byKestrel), Lines(direct));
    }

    [Fact]
    public async Task Get_SeveralAtOnce_AreAnsweredInTheirOrder()
    {
        await using var served = await ServedProfile.StartAsync();

        var answers = await AskAsync(
            served, Get("/flags/br/metadata.json"), Get("/flags/fr/metadata.json"), Get("/flags/in/metadata.json", "X-Other: 1"));

        Assert.Equal(["BR", "FR", "IN"], answers.Select(CodeOf));
    }

    // More than a direct connection receives at once: somewhere, a request is cut, and the rest is Kestrel's.
    [Fact]
    public async Task Get_HundredsAtOnce_AreAnsweredInTheirOrder()
    {
        await using var served = await ServedProfile.StartAsync();
        string[] codes = [.. Enumerable.Range(0, 300).Select(place => place % 3 == 0 ? "BR" : place % 3 == 1 ? "FR" : "IN")];

        var answers = await AskAsync(served, [.. codes.Select(code => Get($"/flags/{code.ToLowerInvariant()}/metadata.json"))]);

        Assert.Equal(codes, answers.Select(CodeOf));
    }

    [Fact]
    public async Task Get_InSeveralParts_IsAnswered()
    {
        await using var served = await ServedProfile.StartAsync();
        using var client = await RawClient.ConnectAsync(served.Client.BaseAddress!);
        foreach (var part in Get("/flags/br/metadata.json").Chunk(20))
        {
            await client.SendAsync(new(part));
            await Task.Yield();
        }

        Assert.Equal("BR", CodeOf(await ReadAnswerAsync(client)));
    }

    [Fact]
    public async Task Connection_OfDirectAndOtherRequests_IsOne()
    {
        await using var served = await ServedProfile.StartAsync();

        var answers = await AskAsync(
            served, Get("/flags/br/metadata.json"), Get("/flags/br/metadata.json", "X-Other: 1"), Get("/flags/br/metadata.json"));

        Assert.Equal(["BR", "BR", "BR"], answers.Select(CodeOf));
        var requests = await served.RequestsAsync();
        Assert.Equal([1, 2, 3], requests.Select(request => request.GetProperty("attempt").GetInt32()));
        Assert.All(requests, request => Assert.Equal(1, request.GetProperty("connection").GetInt32()));
    }

    [Fact]
    public async Task Get_TheNextDuringADelay_IsAnsweredAfterIt()
    {
        await using var served = await ServedProfile.StartAsync("delay=1");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/metadata.json");
        await served.Time.WhenTimersAsync(1);
        await client.AskAgainAsync("/flags/fr/metadata.json");
        foreach (var code in new[] { "BR", "FR" })
        {
            await served.Time.WhenTimersAsync(1);
            served.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(code, CodeOf(await ReadAnswerAsync(client)));
        }
    }

    [Fact]
    public async Task Get_ADelay_IsInServerTiming()
    {
        await using var served = await ServedProfile.StartAsync("delay=0.25");
        var answer = AskAsync(served, Get("/flags/br/br.gif"));
        await served.Time.WhenTimersAsync(1);
        served.Time.Advance(TimeSpan.FromSeconds(0.25));

        Assert.Contains("\r\nServer-Timing: delay;dur=250, asked;dur=250\r\n", Assert.Single(await answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TheClientLeavesBeforeTheAnswer_IsAbandoned()
    {
        await using var served = await ServedProfile.StartAsync("delay=1");
        using (await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/br.gif"))
        {
            await served.Time.WhenTimersAsync(1);
        }

        await served.Time.WhenNoTimersAsync();

        Assert.Equal(1, (await served.StatsAsync()).GetProperty("abandoned").GetInt32());
    }

    [Fact]
    public async Task Connection_WithoutARequestForTenMinutes_IsClosed()
    {
        await using var served = await ServedProfile.StartAsync();
        using var idle = await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/metadata.json");
        await ReadAnswerAsync(idle);
        served.Time.Advance(TimeSpan.FromMinutes(9.9));
        await idle.AskAgainAsync("/flags/br/metadata.json");
        await ReadAnswerAsync(idle);
        served.Time.Advance(TimeSpan.FromMinutes(9.9));
        await idle.AskAgainAsync("/flags/br/metadata.json");
        await ReadAnswerAsync(idle);

        var end = idle.ReadToEndAsync();
        while (!end.IsCompleted)
        {
            // Once may not be enough: the client has its answer a moment before the connection waits again.
            served.Time.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        Assert.Equal(("", "FIN"), await end);
    }

    [Fact]
    public async Task Connection_WhoseAnswerTookTenMinutes_StaysOpenForTheNext()
    {
        await using var served = await ServedProfile.StartAsync("delay=600");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, "/flags/br/metadata.json");
        foreach (var code in new[] { "BR", "FR" })
        {
            await served.Time.WhenTimersAsync(1);
            served.Time.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(code, CodeOf(await ReadAnswerAsync(client)));
            served.Time.Advance(TimeSpan.FromMinutes(5));
            await client.AskAgainAsync("/flags/fr/metadata.json");
        }
    }

    private static string Get(string target, string? field = null) => $"GET {target} HTTP/1.1\r\nHost: here\r\n{(field is null ? "" : field + "\r\n")}\r\n";

    // Sends all requests over one connection, and reads the answers.
    private static async Task<List<string>> AskAsync(ServedProfile served, params string[] requests)
    {
        using var client = await RawClient.ConnectAsync(served.Client.BaseAddress!);
        await client.SendAsync(string.Concat(requests));
        var answers = new List<string>();
        while (answers.Count < requests.Length)
        {
            answers.Add(await ReadAnswerAsync(client));
        }

        return answers;
    }

    private static async Task<string> ReadAnswerAsync(RawClient client)
    {
        var head = await client.ReadHeadAsync();
        return head + Encoding.Latin1.GetString(await client.ReadAsync(int.Parse(Length().Match(head).Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    private static string CodeOf(string metadata) => Code().Match(metadata).Groups[1].Value;

    // In any order, and without the time.
    private static IEnumerable<string> Lines(string answer) => Date().Replace(answer, "").Split("\r\n").Order(StringComparer.Ordinal);

    [GeneratedRegex(@"Date: [^\r]*")]
    private static partial Regex Date();

    [GeneratedRegex("\"iso_cc\": \"(..)\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"Content-Length: (\d+)")]
    private static partial Regex Length();
}
