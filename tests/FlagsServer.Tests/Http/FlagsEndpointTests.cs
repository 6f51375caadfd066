using System.Net;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class FlagsEndpointTests : IAsyncLifetime
{
    private ServedProfile _served = null!;

    public async ValueTask InitializeAsync() => _served = await ServedProfile.StartAsync();

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task Get_EveryCountrysFlag_IsItsFile()
    {
        var files = Directory.GetFiles(FlagFolder.Path, "*.gif");
        Assert.Equal(194, files.Length);
        foreach (var file in files)
        {
            var code = Path.GetFileNameWithoutExtension(file);
            var response = await _served.SendAsync(HttpMethod.Get, $"/flags/{code}/{code}.gif");

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("image/gif", response.Content.Headers.ContentType!.ToString());
            Assert.Equal(await File.ReadAllBytesAsync(file), await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Get_Metadata_IsJson()
    {
        var response = await _served.SendAsync(HttpMethod.Get, "/flags/br/metadata.json");

        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            """{"tld_cc": ".br", "iso_cc": "BR", "country": "Brazil", "gec_cc": "BR"}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/flags/br/br.gif?copy=3")]
    [InlineData("/flags/br/br.gif?")]
    [InlineData("/flags/%62r/br.gif")]
    [InlineData("http://elsewhere/flags/br/br.gif")]
    public async Task Get_AnotherSpelling_IsTheFlag(string target)
    {
        var answer = await RawHttp.SendAsync(_served.Client.BaseAddress!, $"GET {target} HTTP/1.1\r\nHost: elsewhere\r\n");

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/flags/zz/zz.gif")]
    [InlineData("/flags/zz/metadata.json")]
    [InlineData("/flags/BR/BR.gif")]
    [InlineData("/flags/br/in.gif")]
    [InlineData("/flags/br/br.gif/")]
    [InlineData("/flags/br/br.png")]
    [InlineData("/flags/br/")]
    [InlineData("/flags/br")]
    [InlineData("/flags/")]
    [InlineData("/flags")]
    [InlineData("/flags/bra/bra.gif")]
    [InlineData("/flags//br.gif")]
    [InlineData("/favicon.ico")]
    public async Task Get_AnotherPath_IsNotFoundWithAShortText(string path)
    {
        var response = await _served.SendAsync(HttpMethod.Get, path);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.InRange(text.Length, 10, 200);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/flags/br/br.gif")]
    [InlineData("/flags/br/metadata.json")]
    [InlineData("/flags/zz/zz.gif")]
    [InlineData("/health")]
    [InlineData("/")]
    public async Task Head_OfAnything_HasTheFieldsOfGetAndNoBody(string path)
    {
        var get = await _served.SendAsync(HttpMethod.Get, path);
        var head = await _served.SendAsync(HttpMethod.Head, path);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("PUT", "/flags/br/br.gif", "GET, HEAD")]
    [InlineData("DELETE", "/flags/zz/zz.gif", "GET, HEAD")]
    [InlineData("OPTIONS", "/flags/br/br.gif", "GET, HEAD")]
    [InlineData("POST", "/stats", "GET, HEAD")]
    [InlineData("POST", "/health", "GET, HEAD")]
    [InlineData("POST", "/", "GET, HEAD")]
    [InlineData("GET", "/reset", "POST")]
    public async Task Send_UnsupportedMethod_NamesTheSupportedOnes(string method, string path, string allow)
    {
        var response = await _served.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allow, string.Join(", ", response.Content.Headers.Allow));
        Assert.Contains(allow, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithPadding_IsTheSameFlagAndLarger()
    {
        await using var padded = await ServedProfile.StartAsync("pad-to=130k");
        var plain = await _served.Client.GetByteArrayAsync("/flags/br/br.gif");

        var response = await padded.SendAsync(HttpMethod.Get, "/flags/br/br.gif");

        var image = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(133_120, image.Length);
        Assert.Equal(GifWalk.Of(plain).Images, GifWalk.Of(image).Images);
        Assert.NotEqual((await _served.SendAsync(HttpMethod.Get, "/flags/br/br.gif")).Headers.ETag, response.Headers.ETag);
    }

    [Fact]
    public async Task Get_WithVerbose_WritesALineWithoutControlCharacters()
    {
        await using var verbose = await ServedProfile.StartAsync(verbose: true);
        await RawHttp.SendAsync(verbose.Client.BaseAddress!, "GET /flags/br/br.gif?\u001b[2J HTTP/1.1\r\nHost: here\r\n");
        await verbose.Client.GetAsync("/health");

        Assert.Collection(
            verbose.Errors.ToString().TrimEnd().Split('\n'),
            line => Assert.Matches(@"^TEST GET /flags/br/br\.gif\?\?\[2J 200, \d+ bytes, attempt 1, after 0\.0 ms$", line.Trim()),
            line => Assert.Matches(@"^TEST GET /health 200, \d+ bytes$", line.Trim()));
    }

    [Fact]
    public async Task Get_WithoutVerbose_WritesNothing()
    {
        await _served.Client.GetAsync("/flags/br/br.gif");

        Assert.Empty(_served.Errors.ToString());
    }
}
