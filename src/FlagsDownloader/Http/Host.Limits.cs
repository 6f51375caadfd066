namespace FlagsDownloader.Http;

// The client's own limits.
internal sealed partial class Host
{
    private const string QueueReason = "requests_per_host";

    /// <summary>Limits the requests at once. Default: null, nothing does.</summary>
    public RequestQueue? Queue { get; init; }

    /// <summary>Limits the requests in a second, of all hosts. Default: null, nothing does.</summary>
    public RequestRateLimiter? Rate { get; init; }

    /// <summary>The connections that requests share. Default: null, over HTTP/1.1.</summary>
    public SharedConnections? Shared { get; init; }

    /// <summary>Blocks the thread until a request may be sent again within its attempt.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void AdmitAgain(FetchRequest request, CancellationToken cancellationToken)
    {
        while (AdmitByRate(request, cancellationToken) is { } step)
        {
            request.Wait(step, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }

        BeginAgain(request);
    }

    /// <summary>Waits until a request may be sent again within its attempt.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask AdmitAgainAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        while (AdmitByRate(request, cancellationToken) is { } step)
        {
            await request.WaitAsync(step, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }

        BeginAgain(request);
    }

    private void BeginAgain(FetchRequest request)
    {
        request.SkipReason = null;
        Rate?.Begin(ref request.Visit.BeginTurn);
    }

    // First the host, then the turn: a request that waits for a busy host must not make the requests to others wait.
    private HostStep? AdmitByLimits(FetchRequest request, CancellationToken cancellationToken)
    {
        if (Queue is not null && !Queue.TryEnter(ref request.Visit.Place, cancellationToken, out var admitted))
        {
            request.SkipReason = FetchFailure.WaitedForOthers(options.TotalTimeout, Queue.Size, Locate(request.Address, error: null));
            return new HostStep(QueueReason, admitted);
        }

        return AdmitByRate(request, cancellationToken);
    }

    private HostStep? AdmitByRate(FetchRequest request, CancellationToken cancellationToken)
    {
        var step = Rate?.Admit(ref request.Visit.BeginTurn, cancellationToken);
        if (step is not null)
        {
            request.SkipReason = FetchFailure.WaitedForTurn(options.TotalTimeout, Rate!.RequestsPerSecond);
        }

        return step;
    }
}
