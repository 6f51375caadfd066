using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Every strategy over encrypted connections that are kept.</summary>
public sealed class TlsContractTests
{
    private const int Bound = 4;

    [Theory]
    [MemberData(nameof(Contract.Strategies), MemberType = typeof(Contract))]
    public void DownloadMany_OverTls_GetsAllOverConnectionsThatAreKept(string strategy)
    {
        using var folder = new TemporaryFolder();
        using var server = new TlsServer();
        using var services = new ServiceCollection()
            .AddFlagClient(new FlagClientOptions { Retries = 0, UseProxy = false })
            .ConfigurePrimaryHttpMessageHandler((handler, _) => ((SocketsHttpHandler)handler).SslOptions.RemoteCertificateValidationCallback =
                (_, certificate, _, _) => server.Certificate.Equals(certificate))
            .Services.BuildServiceProvider();
        var session = new DownloadSession(services.GetRequiredService<FlagClient>(), new FlagStore(folder.FullName), TimeProvider.System);
        var items = Contract.Items(server.Site, CountryCodes.Pop20);

        var report = session.DownloadMany(DownloaderCatalog.Find(strategy)!, items, Bound);

        Assert.Equal((20, 0, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors));
        Assert.All(items, item => Assert.Equal(Gif.Large, File.ReadAllBytes(folder.At(item.FileName))));
        // The handler may open one that it does not need in the end, so there is no exact number.
        Assert.InRange(server.Connections, 1, items.Count - 1);
        if (strategy == "eventloop")
        {
            Assert.Equal(
                [Environment.CurrentManagedThreadId],
                report.Outcomes
                    .SelectMany(outcome => (Mark[])[outcome.Timeline[DownloadStep.Sent], outcome.Timeline[DownloadStep.Answered], outcome.Timeline[DownloadStep.Received]])
                    .Select(mark => mark.ThreadId)
                    .Distinct());
        }
    }

    /// <summary>Answers each request over TLS with the same flag.</summary>
    private sealed class TlsServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentBag<(TcpClient Client, Task Conversation)> _conversations = [];
        private readonly Task _accepting;

        public TlsServer()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
                .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
            Certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
            _listener.Start();
            _accepting = AcceptAll();
        }

        public X509Certificate2 Certificate { get; }

        public Uri Site => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/flags");

        public int Connections => _conversations.Count;

        public void Dispose()
        {
            _listener.Dispose();
            Assert.True(_accepting.Wait(TimeSpan.FromSeconds(30)), "the server stops");
            // The handler keeps a connection that was opened and not needed.
            foreach (var (client, conversation) in _conversations)
            {
                client.Dispose();
                Assert.True(conversation.Wait(TimeSpan.FromSeconds(30)), "the conversation ends");
            }

            Certificate.Dispose();
        }

        private async Task AcceptAll()
        {
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync();
                    _conversations.Add((client, Converse(client)));
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task Converse(TcpClient client)
        {
            await Task.Yield();
            try
            {
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(Certificate);
                using var reader = new StreamReader(stream, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 1, leaveOpen: true);
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line.Length == 0)
                    {
                        var head = $"HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nContent-Length: {Gif.Large.Length}\r\n\r\n";
                        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. Gif.Large]);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The connection is closed.
            }
        }
    }
}
