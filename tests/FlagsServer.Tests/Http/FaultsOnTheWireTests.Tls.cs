using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

/// <content>The faults over TLS, and those of its handshake.</content>
public sealed partial class FaultsOnTheWireTests
{
    [Theory]
    [InlineData("reset-body:after=500", 500, "RST")]
    [InlineData("cut:after=500", 500, "FIN")]
    [InlineData("wrong-length:by=50", Size, "FIN")]
    [InlineData("wrong-length", Size, "FIN")]
    [InlineData("cut-chunked:after=7", 7 + 5, "FIN")]
    public async Task Get_OverTls_EndsAsWithoutIt(string fault, int sent, string ending)
    {
        await using var served = await ServedProfile.StartWithTlsAsync($"pad-to={Size},fault={fault}");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        var head = await client.ReadHeadAsync();
        var (body, end) = await client.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Equal((sent, ending), (body.Length, end));
    }

    [Theory]
    [InlineData("reset-body", "RST")]
    [InlineData("cut", "FIN")]
    public async Task Get_OverTlsLateInALargeBody_HasAllBytesBefore(string fault, string expected)
    {
        await using var served = await ServedProfile.StartWithTlsAsync($"pad-to=2M,fault={fault}:after=1M");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        var (body, ending) = await client.ReadToEndAsync();

        Assert.Equal((1 << 20, expected), (body.Length, ending));
    }

    [Fact]
    public async Task Get_ResetOverTls_ReceivesOnlyTheReset()
    {
        await using var served = await ServedProfile.StartWithTlsAsync("fault=reset");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);

        Assert.Equal(("", "RST"), await client.ReadToEndAsync());
    }

    [Theory]
    [InlineData("stall-body:after=7", "GIF89a")]
    [InlineData("endless", "4e20\r\nGIF89a")]
    [InlineData("drip:rate=1000000", "GIF89a")]
    public async Task Get_SlowBodyOverTls_BeginsAsWithoutIt(string fault, string beginning)
    {
        await using var served = await ServedProfile.StartWithTlsAsync($"pad-to={Size},fault={fault}");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        using var ticking = served.Time.Tick(TimeSpan.FromMilliseconds(20));
        await client.ReadHeadAsync();

        Assert.Equal(beginning, System.Text.Encoding.ASCII.GetString(await client.ReadAsync(beginning.Length)));
    }

    [Fact]
    public async Task Get_ExtraAnswerOverTls_FollowsTheAnswer()
    {
        await using var served = await ServedProfile.StartWithTlsAsync($"pad-to={Size},fault=extra-answer");
        using var client = await RawClient.AskAsync(served.Client.BaseAddress!, Path);
        await client.ReadHeadAsync();
        await client.ReadAsync(Size);

        Assert.StartsWith("HTTP/1.1 404 Not Found\r\n", await client.ReadHeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handshake_Stalled_IsNotAnsweredAndLaterOnesAre()
    {
        await using var served = await ServedProfile.StartWithTlsAsync("fault=tls-stall:for=2");
        using var stalled = new TcpClient();
        var handshake = ShakeHandsAsync(served, stalled);
        while (!served.Errors.ToString().Contains("tls-stall", StringComparison.Ordinal))
        {
            await Task.Yield();
        }

        served.Time.Advance(TimeSpan.FromSeconds(2));
        var stats = await served.StatsAsync();

        Assert.Equal(1, stats.GetProperty("faults").GetProperty("tls-stall").GetInt32());
        Assert.Equal((2, 1), (stats.GetProperty("handshakes").GetInt32(), stats.GetProperty("handshakes_failed").GetInt32()));
        Assert.False(handshake.IsCompleted);
        stalled.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => handshake);
    }

    [Fact]
    public async Task Handshake_Reset_ReceivesOnlyTheReset()
    {
        await using var served = await ServedProfile.StartWithTlsAsync("fault=tls-reset:for=2");
        using var client = new TcpClient();

        var reset = await Assert.ThrowsAnyAsync<IOException>(() => ShakeHandsAsync(served, client));
        served.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(reset.InnerException).SocketErrorCode);
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("faults").GetProperty("tls-reset").GetInt32());
    }

    [Theory]
    [InlineData("tls-expired", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid)]
    [InlineData("tls-wrong-host", SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError)]
    [InlineData("none", SslPolicyErrors.None, X509ChainStatusFlags.NoError)]
    public async Task Handshake_WrongCertificate_IsWrongInThatOnly(string fault, SslPolicyErrors expected, X509ChainStatusFlags expectedOfChain)
    {
        await using var served = await ServedProfile.StartWithTlsAsync($"fault={fault}");
        using var client = new TcpClient();
        var (errors, ofChain) = (SslPolicyErrors.None, X509ChainStatusFlags.NoError);

        await ShakeHandsAsync(served, client, (_, _, chain, all) =>
        {
            errors = all;
            ofChain = chain!.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, status) => flags | status.Status);
            return true;
        });

        Assert.Equal((expected, expectedOfChain), (errors, ofChain));
    }

    [Fact]
    public async Task Handshake_WrongCertificate_IsRefusedByAClientAndCounted()
    {
        await using var served = await ServedProfile.StartWithTlsAsync("fault=tls-expired:for=2");

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => served.Client.GetAsync(Path));
        served.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpRequestError.SecureConnectionError, refused.HttpRequestError);
        Assert.IsType<AuthenticationException>(refused.InnerException);
        Assert.Equal(1, (await served.StatsAsync()).GetProperty("faults").GetProperty("tls-expired").GetInt32());
    }

    private static async Task ShakeHandsAsync(ServedProfile served, TcpClient client, RemoteCertificateValidationCallback? validation = null)
    {
        await client.ConnectAsync(served.Client.BaseAddress!.Host, served.Client.BaseAddress.Port);
        await using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: true);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CertificateChainPolicy = ServedProfile.Trust(served.Certificates!.AuthorityPem!),
            RemoteCertificateValidationCallback = validation,
        });
    }
}
