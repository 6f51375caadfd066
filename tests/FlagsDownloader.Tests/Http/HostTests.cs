using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The endpoint that an error names.</summary>
public sealed class HostTests
{
    private const string Site = "http://flags.test/br/br.gif";
    private const string Proxy = "http://me:secret@proxy.test:3128/";

    [Theory]
    [InlineData(Site, null, DownloadPhase.Connect, DownloadCause.ConnectionRefused, "oh at http://flags.test", DownloadPeer.Site)]
    [InlineData("http://me:secret@flags.test/br/br.gif", null, DownloadPhase.Connect, DownloadCause.ConnectionRefused, "oh at http://flags.test", DownloadPeer.Site)]
    [InlineData("http://other.test:81/x", null, DownloadPhase.Connect, DownloadCause.ConnectionRefused, "oh at http://other.test:81", DownloadPeer.RedirectTarget)]
    [InlineData("http://other.test/x", null, DownloadPhase.Resolve, DownloadCause.HostNotFound, "oh at http://other.test", DownloadPeer.RedirectTarget)]
    [InlineData("http://other.test/x", null, DownloadPhase.Headers, DownloadCause.TimedOut, "oh at http://other.test", DownloadPeer.RedirectTarget)]
    [InlineData(Site, null, DownloadPhase.Headers, DownloadCause.TimedOut, "oh", DownloadPeer.Site)]
    [InlineData(Site, Proxy, DownloadPhase.Connect, DownloadCause.ConnectionRefused, "oh at the proxy http://proxy.test:3128", DownloadPeer.Proxy)]
    [InlineData(Site, Proxy, DownloadPhase.Resolve, DownloadCause.HostNotFound, "oh at the proxy http://proxy.test:3128", DownloadPeer.Proxy)]
    [InlineData(Site, Proxy, DownloadPhase.Headers, DownloadCause.ConnectionFailed, "oh at the proxy http://proxy.test:3128", DownloadPeer.Proxy)]
    [InlineData("https://flags.test/x", Proxy, DownloadPhase.Connect, DownloadCause.ConnectionFailed, "oh at the proxy http://proxy.test:3128", DownloadPeer.Proxy)]
    [InlineData("https://flags.test/x", Proxy, DownloadPhase.Tls, DownloadCause.TlsFailed, "oh at https://flags.test through the proxy http://proxy.test:3128", DownloadPeer.RedirectTarget)]
    [InlineData("http://other.test/x", null, DownloadPhase.Headers, DownloadCause.HttpStatus, "oh", DownloadPeer.Site)]
    public void Locate_AnError_NamesTheEndpointThatWasDialled(
        string address, string? proxy, DownloadPhase phase, DownloadCause cause, string message, DownloadPeer peer)
    {
        var host = new Host(new Uri(address), proxy is null ? null : new Uri(proxy), new FlagClientOptions(), new FakeTime(), new Random(1));

        var error = host.Locate(FetchResult.Failed(new DownloadError(phase, cause, "oh"), mayRetry: true), new Uri(Site)).Error!;

        Assert.Equal((message, peer), (error.Message, error.Peer));
    }
}
