using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>What is known of a host: where it is, whether it wants requests, and whether it answers any.</summary>
/// <param name="address">Any address at the host.</param>
/// <param name="proxy">The proxy that requests to it go through; null where they do not.</param>
/// <param name="options">Times and limits.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="random">The source of jitter; locked while it is used.</param>
internal sealed class Host(Uri address, Uri? proxy, FlagClientOptions options, TimeProvider time, Random random)
{
    private readonly string _server = ServerOf(address);
    private readonly string? _proxy = proxy is null ? null : ServerOf(proxy);

    public HostRateLimiter RateLimiter { get; } = new(options, time, random);

    public HostCircuit Circuit { get; } = new(options, time);

    /// <summary>Adds to an error of the network which endpoint it happened at: a redirect or a proxy may lead to another than was asked.</summary>
    /// <param name="result">Any result.</param>
    /// <param name="asked">The address that the caller asked for.</param>
    public FetchResult Locate(in FetchResult result, Uri asked)
    {
        if (result.Error is not { } error)
        {
            return result;
        }

        var place = Locate(asked, error);
        var isNamed = error.Cause is DownloadCause.HostNotFound or DownloadCause.ConnectionRefused or DownloadCause.ConnectionFailed
                or DownloadCause.TlsFailed
            || (error.Cause == DownloadCause.TimedOut && place.Peer != DownloadPeer.Site);
        return isNamed
            ? result with { Error = error with { Message = $"{error.Message} at {place.Name}", Peer = place.Peer } }
            : result;
    }

    /// <summary>The endpoint at which an error happened.</summary>
    public (DownloadPeer Peer, string Name) Locate(Uri asked, DownloadError? error)
    {
        var isTunnelled = address.Scheme == Uri.UriSchemeHttps && error?.Phase > DownloadPhase.Connect;
        return _proxy switch
        {
            not null when !isTunnelled => (DownloadPeer.Proxy, $"the proxy {_proxy}"),
            _ => (
                _server == ServerOf(asked) ? DownloadPeer.Site : DownloadPeer.RedirectTarget,
                _proxy is null ? _server : $"{_server} through the proxy {_proxy}"),
        };
    }

    // Without the name and the password that an address may hold.
    private static string ServerOf(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
