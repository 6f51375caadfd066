namespace FlagsServer.Http;

/// <summary>Limits the bytes that are sent in a second. Senders that share a limiter take turns in the order of their calls.</summary>
/// <remarks>
/// It stores the time at which the bytes given to it are through, instead of a bucket of tokens. It saves up nothing in idle
/// times, so that the first byte is as slow as the rest.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="rate">Bytes a second.</param>
internal sealed class BandwidthLimiter(TimeProvider time, int rate)
{
    private const int PartsASecond = 20;
    private const int MaxPart = 1 << 14;

    private readonly Lock _lock = new();
    private long _free = long.MinValue;

    /// <summary>The number of bytes to send at a time: those of a twentieth of a second, at least one, at most 16 KB.</summary>
    public int Part { get; } = Math.Clamp(rate / PartsASecond, 1, MaxPart);

    /// <summary>Waits until some bytes may be sent.</summary>
    /// <param name="bytes">The number of bytes.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>False when the client went away.</returns>
    public ValueTask<bool> TakeAsync(int bytes, CancellationToken cancellationToken)
    {
        long now;
        long free;
        lock (_lock)
        {
            now = time.GetTimestamp();
            _free = free = Math.Max(now, _free) + (bytes * time.TimestampFrequency / rate);
        }

        return PreciseDelay.UntilAsync(time, now, time.GetElapsedTime(now, free), cancellationToken);
    }
}
