using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class TlsTests
{
    private const string Path = "/flags/br/br.gif";

    [Theory]
    [InlineData(SslProtocols.Tls12, "TLS 1.2")]
    [InlineData(SslProtocols.Tls13, "TLS 1.3")]
    public async Task Get_EachVersion_IsAnsweredAndReported(SslProtocols version, string name)
    {
        await using var served = await ServedProfile.StartWithTlsAsync();
        using var client = served.NewClient(version);

        var response = await client.GetAsync(Path);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version11), (response.StatusCode, response.Version));
        var request = Assert.Single(await served.RequestsAsync());
        Assert.Equal(("HTTP/1.1", name), (request.GetProperty("protocol").GetString()!, request.GetProperty("tls").GetString()!));
        var stats = await served.StatsAsync();
        Assert.Equal(1, stats.GetProperty("tls").GetProperty(name).GetInt32());
        Assert.Equal(1, stats.GetProperty("protocols").GetProperty("HTTP/1.1").GetInt32());
        Assert.Equal((2, 0), (stats.GetProperty("handshakes").GetInt32(), stats.GetProperty("handshakes_failed").GetInt32()));
    }

    [Fact]
    public async Task Get_OneVersionAllowed_RefusesTheOther()
    {
        await using var served = await ServedProfile.StartWithTlsAsync(tls: new TlsSettings { Versions = SslProtocols.Tls13 });
        using var older = served.NewClient(SslProtocols.Tls12);

        await Assert.ThrowsAsync<HttpRequestException>(() => older.GetAsync(Path));

        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync(Path)).StatusCode);
        // The client hears of the failure before it is counted.
        while ((await served.StatsAsync()).GetProperty("handshakes_failed").GetInt32() != 1)
        {
        }
    }

    [Fact]
    public async Task Get_WithoutTheCa_IsRefusedByTheClient()
    {
        await using var served = await ServedProfile.StartWithTlsAsync();
        using var stranger = new HttpClient();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(new Uri(served.Client.BaseAddress!, Path)));

        Assert.Equal(HttpRequestError.SecureConnectionError, refused.HttpRequestError);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Certificate_EachNameOfThisMachine_IsAccepted(string host)
    {
        await using var served = await ServedProfile.StartWithTlsAsync();

        var stream = await ShakeHandsAsync(served, host, SslApplicationProtocol.Http11);

        Assert.Equal(SslApplicationProtocol.Http11, stream.NegotiatedApplicationProtocol);
    }

    [Fact]
    public async Task Handshake_ClientPrefersHttp2_AgreesOnHttp11()
    {
        await using var served = await ServedProfile.StartWithTlsAsync();

        var stream = await ShakeHandsAsync(served, "localhost", SslApplicationProtocol.Http2, SslApplicationProtocol.Http11);

        Assert.Equal(SslApplicationProtocol.Http11, stream.NegotiatedApplicationProtocol);
    }

    [Fact]
    public async Task Certificate_Made_IsForThisMachineFromYesterdayForAYear()
    {
        await using var served = await ServedProfile.StartWithTlsAsync();

        var stream = await ShakeHandsAsync(served, "localhost");

        using var certificate = new X509Certificate2(stream.RemoteCertificate!);
        Assert.Contains("*.localhost", certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
        Assert.InRange(certificate.NotAfter - certificate.NotBefore, TimeSpan.FromDays(365), TimeSpan.FromDays(398));
        Assert.InRange(TimeProvider.System.GetUtcNow().UtcDateTime - certificate.NotBefore.ToUniversalTime(), TimeSpan.FromHours(23), TimeSpan.FromHours(48));
    }

    [Fact]
    public async Task CaPem_Get_IsTheCaWithoutItsKey()
    {
        await using var served = await ServedProfile.StartWithTlsAsync();

        var response = await served.Client.GetAsync("/ca.pem");
        var pem = await response.Content.ReadAsStringAsync();

        Assert.Equal("application/x-pem-file", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(served.Certificates!.AuthorityPem, pem);
        Assert.DoesNotContain("PRIVATE", pem, StringComparison.Ordinal);
        using var authority = X509Certificate2.CreateFromPem(pem);
        Assert.True(authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public async Task CaPem_WithoutTls_SaysWhatToType()
    {
        await using var served = await ServedProfile.StartAsync();

        var response = await served.Client.GetAsync("/ca.pem");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("404 Not Found: no CA without TLS; start flags-server with --tls\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_PlainHttp_SaysThatThePortSpeaksHttps()
    {
        await using var served = await ServedProfile.StartWithTlsAsync();

        var answer = await RawHttp.SendAsync(served.Client.BaseAddress!, "GET / HTTP/1.1\r\nHost: here\r\n");

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n400 Bad Request: this port speaks HTTPS; ask for an https address\n", answer, StringComparison.Ordinal);
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("handshakes_failed").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0016")]
    [InlineData("\0garbage of twenty bytes")]
    public async Task Connection_NoHandshake_EndsAndOthersAreAnswered(string bytes)
    {
        await using var served = await ServedProfile.StartWithTlsAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(served.Client.BaseAddress!.Host, served.Client.BaseAddress.Port);
            await client.Client.SendAsync(System.Text.Encoding.ASCII.GetBytes(bytes));
        }

        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task Get_ClientLeavesDuringTheDelay_IsAbandoned()
    {
        await using var served = await ServedProfile.StartWithTlsAsync("delay=600");
        using (await RawClient.AskAsync(served.Client.BaseAddress!, Path))
        {
            await served.Time.WhenTimersAsync(1);
        }

        while ((await served.StatsAsync()).GetProperty("abandoned").GetInt32() == 0)
        {
        }

        Assert.Equal(0, (await served.StatsAsync()).GetProperty("in_flight").GetInt32());
    }

    private static async Task<SslStream> ShakeHandsAsync(ServedProfile served, string host, params List<SslApplicationProtocol> protocols)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(served.Client.BaseAddress!.Host, served.Client.BaseAddress.Port);
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = host,
            ApplicationProtocols = protocols,
            CertificateChainPolicy = ServedProfile.Trust(served.Certificates!.AuthorityPem!),
        });
        return stream;
    }
}
