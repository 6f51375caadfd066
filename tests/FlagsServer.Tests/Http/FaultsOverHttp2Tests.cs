using System.Net;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <summary>The faults over HTTP/2, as frames and as .NET's client meets them. Http2ExecutableTests has curl.</summary>
public sealed class FaultsOverHttp2Tests
{
    private const string Path = "/flags/br/br.gif";
    private const int Size = 20_000;

    // RFC 9113, section 7.
    private const long InternalError = 2;
    private const long RefusedStream = 7;

    [Theory]
    [InlineData("404", 404, 14)]
    [InlineData("429:retry-after=2", 429, 22)]
    [InlineData("flaky", 503, 24)]
    [InlineData("html", 200, 147)]
    [InlineData("redirect:hops=2", 200, Size)]
    [InlineData("huge-headers:size=30k", 200, Size)]
    [InlineData("drip:rate=1000000", 200, Size)]
    [InlineData("bandwidth:rate=1000000", 200, Size)]
    [InlineData("busy:over=0", 429, 22)]
    [InlineData("goaway", 200, Size)]
    public async Task Get_ValidResponse_IsAsOverHttp11(string fault, int status, int bytes)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: true, $"pad-to={Size},fault={fault}");
        using var client = served.NewClient(http: HttpVersion.Version20);
        using var ticking = served.Time.Tick(TimeSpan.FromMilliseconds(20));

        var response = await client.GetAsync(Path);

        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal((status, bytes), ((int)response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length));
    }

    [Theory]
    [InlineData("reset", InternalError)]
    [InlineData("refused-stream", RefusedStream)]
    public async Task Get_StreamResetInsteadOfAnAnswer_HasItsErrorCode(string fault, long code)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false, $"fault={fault}");
        using var client = served.NewClient(http: HttpVersion.Version20);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Path));

        Assert.Equal(code, Assert.IsType<HttpProtocolException>(failure.InnerException).ErrorCode);
        Assert.All(await served.RequestsAsync(), request => Assert.Equal("null", request.GetProperty("status").GetRawText()));
    }

    [Theory]
    [InlineData("none", "HEADERS DATA", Size, "END_STREAM")]
    [InlineData("reset", "RST_STREAM", 0, "RST 2")]
    [InlineData("refused-stream", "RST_STREAM", 0, "RST 7")]
    [InlineData("reset-body:after=500", "HEADERS DATA RST_STREAM", 500, "RST 2")]
    [InlineData("reset-body:after=0", "HEADERS RST_STREAM", 0, "RST 2")]
    [InlineData("reset-body:after=1M", "HEADERS DATA RST_STREAM", Size - 1, "RST 2")]
    [InlineData("cut:after=500", "HEADERS DATA", 500, "END_STREAM")]
    [InlineData("cut:after=0", "HEADERS DATA", 0, "END_STREAM")]
    [InlineData("wrong-length:by=50", "HEADERS DATA", Size, "END_STREAM")]
    [InlineData("wrong-length", "HEADERS DATA", Size, "END_STREAM")]
    [InlineData("wrong-length:by=-16384", "HEADERS DATA", Size, "END_STREAM")]
    [InlineData("goaway", "HEADERS DATA", Size, "END_STREAM")]
    public async Task Get_Frames_AreThoseOfTheFault(string fault, string frames, int bytes, string ending)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false, $"pad-to={Size},fault={fault}");

        Assert.Equal((frames, bytes, ending), await RawHttp2.GetAsync(served.Client.BaseAddress!, Path));

        Assert.Equal(bytes, await BytesReportedAsync(served, bytes));
    }

    [Theory]
    [InlineData("reset-body", "RST 2")]
    [InlineData("cut", "END_STREAM")]
    public async Task Get_FaultLateInALargeBody_HasAllBytesBefore(string fault, string ending)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false, $"pad-to=2M,fault={fault}:after=1M");

        var (_, bytes, end) = await RawHttp2.GetAsync(served.Client.BaseAddress!, Path);

        Assert.Equal((1 << 20, ending), (bytes, end));
    }

    [Theory]
    [InlineData("cut:after=500", 500, Size)]
    [InlineData("wrong-length:by=50", Size, Size + 50)]
    [InlineData("wrong-length", Size, Size - 100)]
    public async Task Get_BodyUnlikeItsLength_HasTheLengthInItsHeader(string fault, int sent, int declared)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: true, $"pad-to={Size},fault={fault}");
        using var client = served.NewClient(http: HttpVersion.Version20);

        using var response = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);
        using var body = new MemoryStream();
        await (await response.Content.ReadAsStreamAsync()).CopyToAsync(body);

        // .NET's client leaves it to its user to compare the two.
        Assert.Equal((declared, sent), (response.Content.Headers.ContentLength, body.Length));
    }

    [Fact]
    public async Task Get_Endless_RepeatsTheBodyWithoutALength()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false, $"pad-to={Size},fault=endless");
        using var client = served.NewClient(http: HttpVersion.Version20);

        using var response = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);
        var body = new byte[10 * Size];
        await (await response.Content.ReadAsStreamAsync()).ReadExactlyAsync(body);

        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal("GIF89a"u8.ToArray(), body[(9 * Size)..((9 * Size) + 6)]);
    }

    [Theory]
    [InlineData("stall-headers")]
    [InlineData("stall-body:after=500")]
    public async Task Get_StalledStream_LeavesOthersOfItsConnectionAlone(string fault)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false, $"pad-to={Size},fault={fault}@*/br.gif");
        using var client = served.NewClient(http: HttpVersion.Version20);
        using var leaving = new CancellationTokenSource();
        var stalled = client.GetAsync(Path, leaving.Token);
        while ((await served.StatsAsync()).GetProperty("requests").GetInt32() == 0)
        {
        }

        Assert.Equal(Size, (await client.GetByteArrayAsync("/flags/fr/fr.gif")).Length);

        Assert.False(stalled.IsCompleted);
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("connections_opened").GetInt32());
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stalled);
    }

    [Fact]
    public async Task Get_ResetStream_LeavesOthersOfItsConnectionAlone()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: true, "delay=0.5,fault=reset@*/br.gif");
        using var client = served.NewClient(http: HttpVersion.Version20);
        var reset = client.GetAsync(Path);
        var other = client.GetAsync("/flags/fr/fr.gif");
        await served.Time.WhenTimersAsync(2);
        served.Time.Advance(TimeSpan.FromSeconds(0.5));

        await Assert.ThrowsAsync<HttpRequestException>(() => reset);
        Assert.Equal(HttpStatusCode.OK, (await other).StatusCode);
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("connections_opened").GetInt32());
    }

    [Fact]
    public async Task Get_RefusedStreamOnce_IsSentAgainByTheClient()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: true, "fault=refused-stream:first=1");
        using var client = served.NewClient(http: HttpVersion.Version20);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);

        Assert.Equal(
            ["1 null", "2 200"],
            (await served.RequestsAsync()).Select(request => $"{request.GetProperty("attempt")} {request.GetProperty("status").GetRawText()}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_GoAway_NextRequestComesOverAnotherConnection(bool http2)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: true, "fault=goaway@*/br.gif");
        using var client = served.NewClient(http: http2 ? HttpVersion.Version20 : HttpVersion.Version11);

        foreach (var flag in new[] { Path, "/flags/fr/fr.gif", "/flags/us/us.gif" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(flag)).StatusCode);
        }

        Assert.Equal([1, 2, 2], (await served.RequestsAsync()).Select(request => request.GetProperty("connection").GetInt32()));
    }

    [Fact]
    public async Task Get_RefusedStreamOverHttp11_IsAReset()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false, "fault=refused-stream");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);

        Assert.Equal(("", "RST"), await client.ReadToEndAsync());
    }

    [Fact]
    public void Document_HasEveryKind()
    {
        var rows = File.ReadLines(InRepository("docs/faults.md"))
            .SkipWhile(line => line != "## Over HTTP/2").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var named = rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(kind => kind.Trim(' ', '`')).ToList();

        Assert.Equal(FaultKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        // scripts/faults writes the document, with the rows in its source.
        var source = File.ReadAllText(InRepository("bench/faults/Report/Words.cs"));
        Assert.All(rows, row => Assert.Contains(row, source, StringComparison.Ordinal));
    }

    // A body is reported when it was sent, which may be after the client has it.
    private static async Task<long> BytesReportedAsync(ServedProfile served, int expected)
    {
        long bytes;
        var tries = 0;
        do
        {
            bytes = (await served.RequestsAsync())[0].GetProperty("bytes").GetInt64();
        }
        while (bytes != expected && ++tries < 1000);

        return bytes;
    }

    private static string InRepository(string name, [System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        System.IO.Path.GetFullPath("../../../" + name, System.IO.Path.GetDirectoryName(path)!);
}
