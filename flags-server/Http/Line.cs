namespace FlagsServer.Http;

/// <summary>A line that carries so many bytes a second. Senders that share it take turns, in the order in which they ask.</summary>
/// <remarks>
/// A clock of its own instead of a bucket of tokens: the line is free again when what was given to it has gone through. It
/// needs one number, saves nothing up in idle times, and so the first byte is as slow as the rest.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="rate">Bytes a second.</param>
internal sealed class Line(TimeProvider time, int rate)
{
    private const int PartsASecond = 20;
    private const int LargestPart = 1 << 14;

    private readonly Lock _gate = new();
    private long _free = long.MinValue;

    /// <summary>How many bytes to send at a time: a twentieth of a second's, at least one, at most 16 KB.</summary>
    public int Part { get; } = Math.Clamp(rate / PartsASecond, 1, LargestPart);

    /// <summary>Waits until some bytes have gone through.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="gone">Cancelled when the client goes away.</param>
    /// <returns>False when the client went away.</returns>
    public ValueTask<bool> TakeAsync(int bytes, CancellationToken gone)
    {
        long now;
        long free;
        lock (_gate)
        {
            now = time.GetTimestamp();
            _free = free = Math.Max(now, _free) + (bytes * time.TimestampFrequency / rate);
        }

        return Hold.UntilAsync(time, now, time.GetElapsedTime(now, free), gone);
    }
}
