using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>A host: its endpoint, its rate limiter and its circuit.</summary>
/// <param name="address">Any address at the host.</param>
/// <param name="proxy">The proxy that requests to it go through; null where they do not.</param>
/// <param name="options">Times and limits.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="random">The source of jitter; locked while it is used.</param>
internal sealed partial class Host(Uri address, Uri? proxy, FlagClientOptions options, TimeProvider time, Random random)
{
    private const string RateLimitReason = "rate_limit";
    private const string CircuitReason = "circuit";

    private readonly string _server = ServerOf(address);
    private readonly string? _proxy = proxy is null ? null : ServerOf(proxy);

    private readonly HostRateLimiter _rateLimiter = new(options, time, random);
    private readonly HostCircuit _circuit = new(options, time);

    /// <summary>
    /// Whether requests to it go to a proxy, and not through a tunnel of the proxy's to the host: over http, where .NET speaks HTTP/1.1 only.
    /// </summary>
    public bool IsAskedByProxy => _proxy is not null && address.Scheme == Uri.UriSchemeHttp;

    /// <summary>What a request does now. After a wait, call it again: the state may have changed, and timers fire early.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends waits.</param>
    public HostStep Admit(FetchRequest request, CancellationToken cancellationToken)
    {
        ref var visit = ref request.Visit;
        var left = request.TimeLeft;
        request.SkipReason = null;
        // The circuit last: where it lets one request alone through, that one has to be sent.
        if ((AdmitByRateLimiter(request, left) ?? WaitAfterCircuit(ref visit)) is not { } step)
        {
            if (AdmitByLimits(request, cancellationToken) is { } wait)
            {
                return wait;
            }

            step = AdmitByCircuit(request, left);
        }

        if (step.IsGo)
        {
            Rate?.Begin(ref visit.BeginTurn);
            Shared?.BeginRequest();
        }
        else
        {
            // Others need not wait for it, which waits for the host.
            visit.Leave();
        }

        return step;
    }

    private HostStep? WaitAfterCircuit(ref HostVisit visit)
    {
        if (visit.HasWaitedForCircuit && _circuit.IsClosed)
        {
            // Requests that waited for the host must not all be sent at the same moment.
            visit.HasWaitedForCircuit = false;
            return new HostStep(CircuitReason, ExponentialBackoff.WaitBeforeRetry(options, attempt: 0, random));
        }

        return null;
    }

    private HostStep AdmitByCircuit(FetchRequest request, TimeSpan left)
    {
        ref var visit = ref request.Visit;
        if (_circuit.TryEnter(out visit.Generation, out var wait, out var changed))
        {
            visit.AdmittedAt = time.GetTimestamp();
            return default;
        }

        visit.HasWaitedForCircuit = true;
        var error = FetchFailure.CircuitOpen(_circuit.Reason, Locate(request.Address, _circuit.Reason));
        if (wait >= left)
        {
            return new HostStep(request.Skip(error));
        }

        request.SkipReason = error;
        return new HostStep(CircuitReason, wait, changed);
    }

    /// <summary>Takes the result of a request that was sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="result">The result; null where the request was cancelled.</param>
    public void Complete(FetchRequest request, FetchResult? result)
    {
        if (result is { } known)
        {
            _rateLimiter.Record(known, request.Target, request.Visit.AdmittedAt);
        }

        Shared?.EndRequest();
        _circuit.Leave(request.Visit.Generation, result, request.Target);
        request.Visit.Leave();
    }

    /// <summary>
    /// Adds the endpoint to an error of the network: with a redirect or a proxy, it is another one than the caller asked for.
    /// </summary>
    /// <param name="result">Any result.</param>
    /// <param name="asked">The address that the caller asked for.</param>
    public FetchResult Locate(FetchResult result, Uri asked)
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

    private HostStep? AdmitByRateLimiter(FetchRequest request, TimeSpan left)
    {
        var wait = _rateLimiter.NextWait(ref request.Visit.Turn);
        if (wait >= left)
        {
            if (_rateLimiter.IsHostRefusing || request.LastFailure is { LimitsHost: true })
            {
                return new HostStep(request.Skip(FetchFailure.RateLimited(_rateLimiter.Reason)));
            }

            // The host has refused other addresses, not this one. So the request is sent in any case, with the time of an attempt left.
            wait = left - TimeSpan.FromTicks(Math.Min(options.AttemptTimeout.Ticks, options.TotalTimeout.Ticks / 2));
        }

        return wait > TimeSpan.Zero ? new HostStep(RateLimitReason, wait) : null;
    }

    // Without the user name and the password of the address.
    private static string ServerOf(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
