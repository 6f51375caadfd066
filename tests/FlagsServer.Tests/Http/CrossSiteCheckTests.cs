using System.Net;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <summary>Requests as browsers send them for web pages of other origins.</summary>
public sealed class CrossSiteCheckTests : IAsyncLifetime
{
    private const string Flag = "/flags/br/br.gif";

    private ServedProfile _served = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await ServedProfile.StartAsync("error=0");
        await _served.Client.GetAsync(Flag);
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Origin: https://evil.example")]
    [InlineData("Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document|Origin: null")]
    [InlineData("Sec-Fetch-Site: same-site|Sec-Fetch-Mode: cors")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: nonsense")]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: http://localhost:1")]
    [InlineData("Origin: http://localhost")]
    [InlineData("Origin: null")]
    [InlineData("Origin: nonsense")]
    [InlineData("Sec-Fetch-Site: same-origin|Origin: http://evil.example:{port}|Host: evil.example:{port}")]
    [InlineData("Origin: http://evil.example:{port}|Host: evil.example:{port}")]
    [InlineData("Host: evil.example:{port}")]
    [InlineData("Host: evil.example")]
    [InlineData("Host: evil")]
    [InlineData("Host: localhost.evil.example")]
    [InlineData("Host: 127.0.0.1.evil.example")]
    public async Task Reset_ByAPageOfAnotherOrigin_IsRefused(string fields)
    {
        var text = await ResetAsync(fields);

        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\n", text, StringComparison.Ordinal);
        Assert.Equal(1, (await _served.StatsAsync()).GetProperty("requests").GetInt32());
    }

    [Theory]
    [InlineData("Accept: */*")]
    [InlineData("Host: 127.0.0.1:{port}")]
    [InlineData("Host: localhost:{port}")]
    [InlineData("Host: LOCALHOST")]
    [InlineData("Host: localhost.")]
    [InlineData("Host: flags.localhost:{port}")]
    [InlineData("Host: [::1]:{port}")]
    [InlineData("Host: 192.0.2.1")]
    [InlineData("Host: {machine}:{port}")]
    [InlineData("Sec-Fetch-Site: same-origin|Sec-Fetch-Mode: cors|Origin: http://localhost:{port}|Host: localhost:{port}")]
    [InlineData("Sec-Fetch-Site: same-origin|Origin: https://localhost|Host: localhost")]
    [InlineData("Origin: http://localhost:80|Host: localhost")]
    [InlineData("Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate")]
    public async Task Reset_ByAProgramOrAPageOfThisOrigin_IsDone(string fields)
    {
        var text = await ResetAsync(fields);

        Assert.StartsWith("HTTP/1.1 204 No Content\r\n", text, StringComparison.Ordinal);
        Assert.Equal(0, (await _served.StatsAsync()).GetProperty("requests").GetInt32());
    }

    [Fact]
    public async Task Reset_OverHttp10WithoutAHost_IsDone()
    {
        var text = await RawHttp.SendAsync(_served.Client.BaseAddress!, "POST /reset HTTP/1.0\r\nContent-Length: 0\r\n");

        Assert.Contains(" 204 No Content\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", "no-cors", HttpStatusCode.Forbidden, 1)]
    [InlineData("cross-site", "cors", HttpStatusCode.Forbidden, 1)]
    [InlineData("cross-site", "navigate", HttpStatusCode.OK, 2)]
    [InlineData("same-site", "no-cors", HttpStatusCode.OK, 2)]
    [InlineData("same-origin", "no-cors", HttpStatusCode.OK, 2)]
    [InlineData("none", "navigate", HttpStatusCode.OK, 2)]
    public async Task Get_OfAFlagByAPage_CountsUnlessThePageIsOfAnotherSite(string site, string mode, HttpStatusCode status, int requests)
    {
        var response = await _served.SendAsync(HttpMethod.Get, Flag, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(requests, (await _served.StatsAsync()).GetProperty("requests").GetInt32());
    }

    private Task<string> ResetAsync(string fields)
    {
        var port = _served.Client.BaseAddress!.Port;
        var lines = fields.Replace("{port}", $"{port}", StringComparison.Ordinal)
            .Replace("{machine}", Environment.MachineName, StringComparison.Ordinal)
            .Split('|');
        var host = lines.Any(line => line.StartsWith("Host:", StringComparison.Ordinal)) ? "" : $"Host: 127.0.0.1:{port}\r\n";
        return RawHttp.SendAsync(_served.Client.BaseAddress!, $"POST /reset HTTP/1.1\r\n{host}{string.Join("\r\n", lines)}\r\nContent-Length: 0\r\n");
    }
}
