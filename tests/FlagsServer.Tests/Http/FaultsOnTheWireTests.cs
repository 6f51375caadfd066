using System.Text.RegularExpressions;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <summary>The bytes that a client receives, fault by fault.</summary>
public sealed partial class FaultsOnTheWireTests
{
    private const string Path = "/flags/br/br.gif";

    /// <summary>The size of the flag at <see cref="Path"/> with <c>pad-to=20000</c>.</summary>
    private const int Size = 20_000;

    /// <summary>Responses that obey HTTP: the connection can be reused.</summary>
    [Theory]
    [InlineData("404", "404 Not Found", "Content-Length: 14", 14)]
    [InlineData("418", "418 I'm a teapot", "Content-Length: 17", 17)]
    [InlineData("451", "451 Unavailable For Legal Reasons", "Content-Length: 34", 34)]
    [InlineData("429:retry-after=2", "429 Too Many Requests", "Retry-After: 2", 22)]
    [InlineData("500", "500 Internal Server Error", "Content-Length: 26", 26)]
    [InlineData("503:retry-date=2", "503 Service Unavailable", "Retry-After: Wed, 01 Jan 2025 00:00:02 GMT", 24)]
    [InlineData("503:retry-after=0", "503 Service Unavailable", "Retry-After: 0", 24)]
    [InlineData("flaky", "503 Service Unavailable", "Content-Length: 24", 24)]
    [InlineData("redirect", "302 Found", "Location: /flags/br/br.gif?hops=0", 10)]
    [InlineData("redirect:hops=3", "302 Found", "Location: /flags/br/br.gif?hops=2", 10)]
    [InlineData("redirect-loop", "302 Found", "Location: /flags/br/br.gif?hops=loop", 10)]
    [InlineData("html", "200 OK", "Content-Type: text/html; charset=utf-8", 147)]
    [InlineData("huge-headers", "200 OK", "Content-Type: image/gif", Size)]
    [InlineData("drip:rate=1000000", "200 OK", "Content-Type: image/gif", Size)]
    [InlineData("bandwidth:rate=1000000", "200 OK", "Content-Type: image/gif", Size)]
    [InlineData("busy:over=0:retry-after=7", "429 Too Many Requests", "Retry-After: 7", 22)]
    [InlineData("busy:over=1", "200 OK", "Content-Type: image/gif", Size)]
    public async Task Get_ValidResponse_LeavesTheConnectionOpen(string fault, string status, string field, int bytes)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        using var ticking = served.Time.Tick(TimeSpan.FromMilliseconds(20));

        for (var time = 0; time < 2; time++)
        {
            var head = await client.ReadHeadAsync();
            Assert.StartsWith($"HTTP/1.1 {status}\r\n", head, StringComparison.Ordinal);
            Assert.Contains($"\r\n{field}\r\n", Regex.Replace(head, "00:00:0[3-9]", "00:00:02"), StringComparison.Ordinal);
            Assert.Contains($"\r\nContent-Length: {bytes}\r\n", head, StringComparison.Ordinal);
            Assert.Contains("\r\nServer-Timing: delay;dur=0, asked;dur=0\r\n", head, StringComparison.Ordinal);
            await client.ReadAsync(bytes);
            await client.AskAgainAsync(Path);
        }
    }

    [Fact]
    public async Task Get_HugeHeaders_HaveTheAdditionalSize()
    {
        await using var served = await ServeAsync("huge-headers:size=1M");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path, "HEAD");

        var head = await client.ReadHeadAsync();

        Assert.InRange(head.Length - (1 << 20), 0, 400);
        Assert.All(head.Split("\r\n"), line => Assert.InRange(line.Length, 0, 1024));
    }

    [Fact]
    public async Task Get_Reset_ReceivesOnlyTheReset()
    {
        await using var served = await ServeAsync("reset");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);

        Assert.Equal(("", "RST"), await client.ReadToEndAsync());
        Assert.Equal(("reset", "null"), await ReportedAsync(served));
    }

    [Theory]
    [InlineData("reset-body:after=500", 500, "RST")]
    [InlineData("reset-body:after=0", 0, "RST")]
    [InlineData("reset-body:after=1M", Size - 1, "RST")]
    [InlineData("cut:after=500", 500, "FIN")]
    [InlineData("cut:after=0", 0, "FIN")]
    [InlineData("cut:after=20000", Size - 1, "FIN")]
    [InlineData("wrong-length", Size, "FIN", Size - 100)]
    [InlineData("wrong-length:by=50", Size, "FIN", Size + 50)]
    [InlineData("wrong-length:by=-30000", Size, "FIN", 0)]
    public async Task Get_BodyUnlikeItsLength_EndsAsConfigured(string fault, int sent, string ending, int declared = Size)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        var head = await client.ReadHeadAsync();
        var (body, end) = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: image/gif\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"\r\nContent-Length: {declared}\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nServer-Timing: delay;dur=0, asked;dur=0\r\n", head, StringComparison.Ordinal);
        Assert.Equal((sent, ending), (body.Length, end));
        Assert.Equal("GIF89a"[..Math.Min(6, sent)], body[..Math.Min(6, sent)]);
    }

    [Theory]
    [InlineData("reset-body", "RST")]
    [InlineData("cut", "FIN")]
    public async Task Get_FaultLateInALargeBody_HasAllBytesBefore(string fault, string expected)
    {
        await using var served = await ServedProfile.StartAsync($"pad-to=2M,fault={fault}:after=1M");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        var (body, ending) = await client.ReadToEndAsync();

        Assert.Equal((1 << 20, expected), (body.Length, ending));
    }

    [Theory]
    [InlineData("cut-chunked", Size)]
    [InlineData("cut-chunked:after=7", 7)]
    [InlineData("cut-chunked:after=1M", Size)]
    public async Task Get_ChunkedWithoutItsEnd_HasACompleteChunkAndNoLastOne(string fault, int size)
    {
        await using var served = await ServeAsync(fault);
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        var head = await client.ReadHeadAsync();
        var (body, ending) = await client.ReadToEndAsync();

        Assert.Contains("\r\nTransfer-Encoding: chunked\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length", head, StringComparison.Ordinal);
        Assert.StartsWith($"{size:x}\r\nGIF89a", body, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", body, StringComparison.Ordinal);
        Assert.Equal((size + $"{size:x}".Length + 4, "FIN"), (body.Length, ending));
    }

    [Fact]
    public async Task Head_FaultOfTheBody_HasNoBody()
    {
        await using var served = await ServeAsync("cut");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path, "HEAD");
        await client.ReadHeadAsync();

        Assert.Equal(("", "FIN"), await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Get_AfterOtherResponses_FaultComesAfterThem()
    {
        await using var served = await ServeAsync("cut:after=10@*/fr.gif");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        await client.ReadAsync(Size);
        await client.AskAgainAsync("/flags/fr/fr.gif");
        var (text, ending) = await client.ReadToEndAsync();

        Assert.Equal("FIN", ending);
        Assert.Matches(new Regex("^HTTP/1.1 200 OK\r\n.*\r\n\r\nGIF89a.{4}$", RegexOptions.Singleline), text);
    }

    [Fact]
    public async Task Redirect_Followed_LeadsToTheFlagAfterItsHops()
    {
        await using var served = await ServeAsync("redirect:hops=3");
        var response = await served.Client.GetAsync(Path + "?copy=2");

        Assert.Equal(Path + "?copy=2&hops=0", response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(Size, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(
            ["redirect:hops=3", "redirect:hops=2", "redirect:hops=1", ""],
            (await served.RequestsAsync()).Select(request => request.GetProperty("fault").ToString()));
    }

    [Fact]
    public async Task Flaky_AfterItsFirstAttempts_IsOk()
    {
        await using var served = await ServeAsync("flaky:first=2@*.gif");
        var statuses = new List<int>();
        foreach (var target in new[] { Path, Path, Path, "/flags/br/metadata.json", Path, Path + "?copy=2" })
        {
            statuses.Add((int)(await served.Client.GetAsync(target)).StatusCode);
        }

        Assert.Equal([503, 503, 200, 200, 200, 503], statuses);
    }

    /// <summary>A new kind needs a test in this class.</summary>
    [Fact]
    public void Catalogue_EveryKind_HasATestHere()
    {
        var source = string.Concat(
            Directory.GetFiles(System.IO.Path.GetDirectoryName(SourceFile())!, $"{nameof(FaultsOnTheWireTests)}*.cs").Select(File.ReadAllText));
        // A refused connection has nothing to read; RefusalTests has its tests. FaultsOverHttp2Tests has those of HTTP/2.
        Assert.All(
            FaultKinds.All.Where(kind => kind.Name is not ("refuse" or "goaway" or "refused-stream")),
            kind => Assert.Matches($"\"{kind.Name}[\":@]", source));
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    private static Task<ServedProfile> ServeAsync(string fault) => ServedProfile.StartAsync($"pad-to={Size},fault={fault}");

    /// <summary>The server's report of the only request.</summary>
    private static async Task<(string Fault, string Status)> ReportedAsync(ServedProfile served)
    {
        var requests = await served.RequestsAsync();
        while (requests is not [var request] || request.GetProperty("actual_ms").ValueKind == System.Text.Json.JsonValueKind.Null)
        {
            requests = await served.RequestsAsync();
        }

        return (requests[0].GetProperty("fault").ToString(), requests[0].GetProperty("status").GetRawText());
    }
}
