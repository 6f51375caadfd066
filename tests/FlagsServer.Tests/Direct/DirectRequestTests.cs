using System.Text;
using FlagsServer.Direct;

namespace FlagsServer.Tests.Direct;

public sealed class DirectRequestTests
{
    [Theory]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\n\r\n", "/flags/br/br.gif")]
    [InlineData("GET /flags/ HTTP/1.1\r\nhost:here:8000\r\n\r\n", "/flags/")]
    [InlineData("GET /flags/br/br.gif?copy=3&x=%2F HTTP/1.1\r\nHOST: 127.0.0.1:65535\r\nAccept: */*\r\nUser-Agent: curl/8.1 (x; y)\r\n\r\n", "/flags/br/br.gif?copy=3&x=%2F")]
    [InlineData("GET /flags/BR/x_y-z HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: here\r\nAccept-Encoding: gzip, br\r\n\r\n", "/flags/BR/x_y-z")]
    public void TryRead_AUsualRequest_IsRead(string request, string expected)
    {
        Assert.True(DirectRequest.TryRead(Encoding.Latin1.GetBytes(request), out var target, out var length));
        Assert.Equal(expected, Encoding.ASCII.GetString(target));
        Assert.Equal(request.Length, length);
    }

    [Fact]
    public void TryRead_MoreAfterIt_EndsWithTheFirst()
    {
        const string First = "GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\n\r\n";

        Assert.True(DirectRequest.TryRead(Encoding.ASCII.GetBytes(First + "POST / HTTP/1.1\r\n\r\n"), out var target, out var length));
        Assert.Equal("/flags/br/br.gif", Encoding.ASCII.GetString(target));
        Assert.Equal(First.Length, length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\nHost: here\n\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.0\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif\r\nHost: here\r\n\r\n")]
    [InlineData("GET  /flags/br/br.gif HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif  HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("HEAD /flags/br/br.gif HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("get /flags/br/br.gif HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /stats HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET http://here/flags/br/br.gif HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags/%62r/br.gif HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags/../stats HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags//br.gif HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif?a#b HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags/br/b\u00e9.gif HTTP/1.1\r\nHost: here\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nHost: there\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: \r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here:\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: [::1]:8000\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost : here\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nAccept: a\r\n b\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nAccept: a\u0001\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nAccept\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nConnection: keep-alive, Upgrade\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nIf-None-Match: *\r\n\r\n")]
    [InlineData("GET /flags/br/br.gif HTTP/1.1\r\nHost: here\r\nSec-Fetch-Site: cross-site\r\n\r\n")]
    public void TryRead_AnythingElse_IsLeftToKestrel(string request) =>
        Assert.False(DirectRequest.TryRead(Encoding.Latin1.GetBytes(request), out _, out _));

    [Fact]
    public void TryRead_ALongTarget_IsLeftToKestrel()
    {
        Assert.True(IsRead(DirectRequest.MaxTarget));
        Assert.False(IsRead(DirectRequest.MaxTarget + 1));

        static bool IsRead(int length) => DirectRequest.TryRead(
            Encoding.ASCII.GetBytes($"GET /flags/br/br.gif?{new string('x', length - "/flags/br/br.gif?".Length)} HTTP/1.1\r\nHost: here\r\n\r\n"), out _, out _);
    }
}
