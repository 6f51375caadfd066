using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <summary>HTTP/2 with TLS, by ALPN, and without, with prior knowledge.</summary>
public sealed class Http2Tests
{
    private const string Path = "/flags/br/br.gif";

    [Theory]
    [InlineData(true, "TLS 1.3")]
    [InlineData(false, null)]
    public async Task Get_OverHttp2_IsAnsweredAndReported(bool tls, string? version)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls);
        using var client = served.NewClient(http: HttpVersion.Version20);

        var response = await client.GetAsync(Path);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version));
        Assert.StartsWith("GIF89a", System.Text.Encoding.ASCII.GetString(await response.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal("delay;dur=0, asked;dur=0", Assert.Single(response.Headers.GetValues("Server-Timing")));
        var request = Assert.Single(await served.RequestsAsync());
        Assert.Equal(("HTTP/2", version), (request.GetProperty("protocol").GetString(), request.GetProperty("tls").GetString()));
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("protocols").GetProperty("HTTP/2").GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_OverHttp11_IsAnsweredOnTheSamePort(bool tls)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls);

        var response = await served.Client.GetAsync(Path);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version11), (response.StatusCode, response.Version));
        Assert.Equal("HTTP/1.1", Assert.Single(await served.RequestsAsync()).GetProperty("protocol").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_WithoutTheOption_DoesNotSpeakHttp2(bool tls)
    {
        await using var served = await (tls ? ServedProfile.StartWithTlsAsync() : ServedProfile.StartAsync());
        using var client = served.NewClient(http: HttpVersion.Version20);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_ManyStreamsOfOneConnection_AreCountedAtOnce(bool tls)
    {
        const int Count = 150;
        await using var served = await ServedProfile.StartWithHttp2Async(tls, "delay=0.5");
        using var client = served.NewClient(http: HttpVersion.Version20);

        var requests = Enumerable.Range(1, Count).Select(copy => client.GetAsync($"{Path}?copy={copy}")).ToList();
        await served.Time.WhenTimersAsync(Count);
        served.Time.Advance(TimeSpan.FromSeconds(0.5));
        var responses = await Task.WhenAll(requests);

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        var stats = await served.StatsAsync();
        Assert.Equal(
            (Count, Count, 1, 0),
            (stats.GetProperty("requests").GetInt32(), stats.GetProperty("peak_in_flight").GetInt32(),
                stats.GetProperty("connections_opened").GetInt32(), stats.GetProperty("in_flight").GetInt32()));
        Assert.All(await served.RequestsAsync(), request => Assert.Equal(1, request.GetProperty("connection").GetInt32()));
    }

    [Fact]
    public async Task Get_ClientResetsAStream_IsAbandonedAndOthersAreAnswered()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false, "delay=0.5");
        using var client = served.NewClient(http: HttpVersion.Version20);
        using var leaving = new CancellationTokenSource();
        var left = client.GetAsync(Path, leaving.Token);
        var stays = client.GetAsync("/flags/fr/fr.gif");
        await served.Time.WhenTimersAsync(2);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        while ((await served.StatsAsync()).GetProperty("abandoned").GetInt32() == 0)
        {
        }

        served.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(HttpStatusCode.OK, (await stays).StatusCode);
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("connections_opened").GetInt32());
    }

    [Fact]
    public async Task Pages_OverHttp2_AreAnsweredAndNotCounted()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: true);
        using var client = served.NewClient(SslProtocols.Tls12, HttpVersion.Version20);

        foreach (var page in new[] { "/", "/health", "/stats", "/requests", "/plan", "/ca.pem" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(page)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/reset", content: null)).StatusCode);
        Assert.Empty(await served.RequestsAsync());
    }

    [Fact]
    public async Task Connection_PrefaceInSeveralParts_IsHttp2()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false);
        using var client = await ConnectAsync(served);
        foreach (var part in new[] { "P", "RI * HTTP/2.0\r\n", "\r\nSM\r\n\r\n", "\0\0\0\x4\0\0\0\0\0" })
        {
            await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(part));
        }

        var header = new byte[9];
        await new NetworkStream(client).ReadExactlyAsync(header);

        // A SETTINGS frame (type 4) of stream 0 is the first that an HTTP/2 server sends.
        Assert.Equal([4, 0, 0, 0, 0, 0], header[3..]);
    }

    [Fact]
    public async Task Connection_BeginsLikeThePreface_IsHttp11()
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false);
        using var client = await ConnectAsync(served);
        foreach (var part in new[] { "P", "OST /reset HTTP/1.1\r\nHost: localhost\r\n", "\r\n" })
        {
            await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(part));
        }

        var answer = new byte[1 << 10];
        var length = await client.ReceiveAsync(answer);

        Assert.StartsWith("HTTP/1.1 204 No Content\r\n", System.Text.Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PRI")]
    public async Task Connection_EndsInThePreface_EndsAndOthersAreAnswered(string part)
    {
        await using var served = await ServedProfile.StartWithHttp2Async(tls: false);
        using var client = await ConnectAsync(served);
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(part));
        client.Shutdown(SocketShutdown.Send);
        var ending = new byte[1];

        // Kestrel may answer half a request with 400.
        while (await client.ReceiveAsync(ending) > 0)
        {
        }

        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync(Path)).StatusCode);
    }

    private static async Task<Socket> ConnectAsync(ServedProfile served)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(served.Client.BaseAddress!.Host, served.Client.BaseAddress.Port);
        return socket;
    }
}
