using System.Threading.RateLimiting;

namespace FlagsDownloader.Http;

/// <summary>A request's place in a <see cref="RequestQueue"/>. The default: it has none.</summary>
internal struct QueuePlace
{
    private Task<RateLimitLease>? _lease;

    /// <summary>Whether the request is admitted. It takes a place unless it has one.</summary>
    /// <param name="limiter">Admits the requests.</param>
    /// <param name="cancellationToken">Gives up a place that is not admitted yet.</param>
    /// <param name="admitted">Completes when the request is admitted, or when the token is cancelled.</param>
    public bool TryEnter(ConcurrencyLimiter limiter, CancellationToken cancellationToken, out Task admitted)
    {
        _lease ??= limiter.AcquireAsync(permitCount: 1, cancellationToken).AsTask();
        admitted = _lease;
        return _lease.IsCompletedSuccessfully;
    }

    /// <summary>
    /// Gives the place to the next request; does nothing where there is none. Not before the task of <see cref="TryEnter"/> has completed.
    /// </summary>
    public void Leave()
    {
        // A cancelled wait may have ended with a place all the same.
        if (_lease is { IsCompletedSuccessfully: true, Result: { } lease })
        {
            lease.Dispose();
        }

        _lease = null;
    }
}
