namespace FlagsDownloader.Http;

/// <summary>One request to a host: what it has to wait for before it is made, and what its result tells the host's next ones.</summary>
internal sealed class HostVisit
{
    private readonly Host _host;
    private readonly FetchRequest _request;
    private readonly Uri _address;
    private readonly FlagClientOptions _options;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private HostRateLimiter.Turn _turn;
    private bool _hasWaitedForCircuit;
    private int _era;
    private long _askedAt;

    public HostVisit(Host host, FetchRequest request, Uri address, FlagClientOptions options, TimeProvider time, Random random)
    {
        (_host, _request, _address, _options, _time, _random) = (host, request, address, options, time, random);
        request.Host = host;
    }

    /// <summary>What to do now. After a wait it is to be asked again: the state may have changed, and timers fire early.</summary>
    /// <param name="left">What is left of the request's total time.</param>
    public HostStep Next(TimeSpan left)
    {
        _request.SkipReason = null;
        if (NextAtRateLimiter(left) is { } step)
        {
            return step;
        }

        if (_hasWaitedForCircuit && _host.Circuit.IsClosed)
        {
            // Requests that waited for a host that is back must not come back to it together.
            _hasWaitedForCircuit = false;
            return new HostStep(FetchPipeline.Backoff(_options, attempt: 0, _random));
        }

        if (!_host.Circuit.TryEnter(out _era, out var wait, out var changed))
        {
            _hasWaitedForCircuit = true;
            var error = FetchFailure.CircuitOpen(_host.Circuit.Reason, _host.Locate(_request.Address, _host.Circuit.Reason));
            if (wait >= left)
            {
                return new HostStep(_request.Skip(error));
            }

            _request.SkipReason = error;
            return new HostStep(wait, changed);
        }

        _askedAt = _time.GetTimestamp();
        return default;
    }

    /// <summary>Tells the host what came of the request.</summary>
    /// <param name="result">Null where it was cancelled.</param>
    public void End(in FetchResult? result)
    {
        if (result is { } known)
        {
            _host.RateLimiter.Note(known, _address, _askedAt);
        }

        _host.Circuit.Leave(_era, result, _address);
    }

    private HostStep? NextAtRateLimiter(TimeSpan left)
    {
        var wait = _host.RateLimiter.NextWait(ref _turn);
        if (wait >= left)
        {
            if (_host.RateLimiter.IsHostRefusing || _request.LastFailure is { LimitsHost: true })
            {
                return new HostStep(_request.Skip(FetchFailure.RateLimited(_host.RateLimiter.Reason)));
            }

            // The host has said nothing of this address: it is asked in any case, with the time of an attempt left.
            wait = left - TimeOfAnAttempt;
        }

        return wait > TimeSpan.Zero ? new HostStep(wait) : null;
    }

    private TimeSpan TimeOfAnAttempt =>
        TimeSpan.FromTicks(Math.Min(_options.AttemptTimeout.Ticks, _options.TotalTimeout.Ticks / 2));
}
