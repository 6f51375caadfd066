namespace FlagsServer.Http;

/// <summary>The bandwidth limiters of one body. The slowest decides.</summary>
/// <param name="limiters">At least one.</param>
internal sealed class Throttle(IReadOnlyList<BandwidthLimiter> limiters)
{
    /// <summary>The number of bytes to send at a time.</summary>
    public int Part { get; } = limiters.Min(limiter => limiter.Part);

    /// <summary>Waits until some bytes may be sent.</summary>
    /// <param name="bytes">The number of bytes.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>False when the client went away.</returns>
    public async ValueTask<bool> TakeAsync(int bytes, CancellationToken cancellationToken)
    {
        foreach (var limiter in limiters)
        {
            if (!await limiter.TakeAsync(bytes, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
