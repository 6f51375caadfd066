using System.Net;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class ConditionalRequestTests : IAsyncLifetime
{
    private const string Path = "/flags/br/br.gif";

    private ServedProfile _served = null!;
    private string _etag = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedProfile.StartAsync();
        _etag = (await _served.SendAsync(HttpMethod.Get, Path)).Headers.ETag!.ToString();
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task ETag_OfAFile_IsStrongAndUnique()
    {
        var others = new List<string> { _etag };
        foreach (var path in new[] { "/flags/in/in.gif", "/flags/br/metadata.json" })
        {
            others.Add((await _served.SendAsync(HttpMethod.Get, path)).Headers.ETag!.ToString());
        }

        Assert.All(others, etag => Assert.Matches("^\"[0-9a-f]{16}\"$", etag));
        Assert.Equal(3, others.Distinct().Count());
    }

    [Fact]
    public async Task ETag_OfTheSameContent_IsTheSameOnAnotherServer()
    {
        await using var other = await ServedProfile.StartAsync("seed=5,pad-to=1");

        Assert.Equal(_etag, (await other.SendAsync(HttpMethod.Get, Path)).Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("\"with, comma\",W/{0} , \"x\"")]
    [InlineData("*")]
    public async Task IfNoneMatch_ThatMatches_IsNotModified(string field)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var response = await SendAsync(method, field);

            Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
            Assert.Equal(_etag, response.Headers.ETag!.ToString());
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("\"other\", W/\"another\"")]
    [InlineData("no tag at all")]
    [InlineData("")]
    public async Task IfNoneMatch_ThatDoesNotMatch_IsTheFile(string field)
    {
        var response = await SendAsync(HttpMethod.Get, field);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task IfNoneMatch_OverTwoLines_IsOneList()
    {
        var response = await RawHttp.SendAsync(
            _served.Client.BaseAddress!, $"GET {Path} HTTP/1.1\r\nHost: here\r\nIf-None-Match: \"x\"\r\nIf-None-Match: {_etag}\r\n");

        Assert.StartsWith("HTTP/1.1 304 Not Modified\r\n", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/flags/zz/zz.gif", HttpStatusCode.NotFound)]
    [InlineData("PUT", Path, HttpStatusCode.MethodNotAllowed)]
    public async Task IfNoneMatch_NoFile_ChangesNothing(string method, string path, HttpStatusCode expected)
    {
        var response = await _served.SendAsync(new HttpMethod(method), path, ("If-None-Match", "*"));

        Assert.Equal(expected, response.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string field) =>
        _served.SendAsync(method, Path, ("If-None-Match", field.Replace("{0}", _etag, StringComparison.Ordinal)));
}
