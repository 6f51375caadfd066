using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The inspection of an encrypted connection, where bytes on the socket need not be content.</summary>
public sealed class ObservedStreamTests : IAsyncLifetime
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private SslStream _server = null!;
    private ObservedStream _client = null!;

    public async ValueTask InitializeAsync()
    {
        _listener.Start();
        var connecting = new TcpClient();
        var accepting = _listener.AcceptTcpClientAsync();
        await connecting.ConnectAsync((IPEndPoint)_listener.LocalEndpoint);
        _server = new SslStream((await accepting).GetStream());
        var client = new SslStream(connecting.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate?.Subject == "CN=localhost");
        using var certificate = NewCertificate();
        await Task.WhenAll(_server.AuthenticateAsServerAsync(certificate), client.AuthenticateAsClientAsync("localhost"));
        _client = new ObservedStream(client);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
        _listener.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task Inspect_NothingSent_IsSilentAndLaterDataIsRead()
    {
        Assert.Equal(ConnectionState.Silent, _client.Inspect());
        Assert.Equal(ConnectionState.Silent, _client.Inspect());

        await _server.WriteAsync("whole"u8.ToArray());
        var buffer = new byte[5];
        await _client.ReadExactlyAsync(buffer);

        Assert.Equal("whole"u8, buffer);
    }

    [Fact(Timeout = 60_000)]
    public async Task Inspect_NothingSent_IsReadByABlockingReadToo()
    {
        Assert.Equal(ConnectionState.Silent, _client.Inspect());

        await _server.WriteAsync("whole"u8.ToArray());
        var buffer = new byte[5];
        _client.ReadExactly(buffer);

        Assert.Equal("whole"u8, buffer);
    }

    [Fact(Timeout = 60_000)]
    public async Task Inspect_UnrequestedContent_IsFound()
    {
        await _server.WriteAsync("stray"u8.ToArray());

        Eventually.True(() => _client.Inspect() == ConnectionState.UnsolicitedBytes, "unasked bytes");
    }

    [Fact(Timeout = 60_000)]
    public async Task Inspect_ContentLeftOverInTheSameRecord_IsFound()
    {
        await _server.WriteAsync("answer and stray"u8.ToArray());
        await _client.ReadExactlyAsync(new byte[6]);

        Assert.Equal(ConnectionState.UnsolicitedBytes, _client.Inspect());
    }

    [Fact(Timeout = 60_000)]
    public async Task Inspect_TheServerEnded_IsFound()
    {
        await _server.ShutdownAsync();
        _server.Close();

        Eventually.True(() => _client.Inspect() == ConnectionState.Ended, "the end");
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
