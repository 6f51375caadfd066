namespace FlagsServer.Http;

/// <summary>Waits until a time that is precise to a fraction of a millisecond.</summary>
internal static class PreciseDelay
{
    /// <summary>Waits until a request has the given age. It blocks no thread.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="received">The timestamp of the request.</param>
    /// <param name="delay">The age to wait for.</param>
    /// <param name="cancellationToken">Cancelled when the client closes the connection.</param>
    /// <returns>False when the client closed the connection.</returns>
    public static async ValueTask<bool> UntilAsync(
        TimeProvider time, long received, TimeSpan delay, CancellationToken cancellationToken)
    {
        // A loop, because timers may count in coarse ticks and fire too early for the precise clock, and no answer may be early.
        for (var left = delay; left > TimeSpan.Zero; left = delay - time.GetElapsedTime(received))
        {
            // Not Task.Delay, which counts in whole milliseconds. The result is true when the time is over.
            var end = new TaskCompletionSource<bool>();
            using var timer = time.CreateTimer(
                static end => ((TaskCompletionSource<bool>)end!).TrySetResult(true), end, left, Timeout.InfiniteTimeSpan);
            using var leaving = cancellationToken.UnsafeRegister(static end => ((TaskCompletionSource<bool>)end!).TrySetResult(false), end);
            // Thousands of clients may leave at once, and an exception for each would be expensive.
            if (!await end.Task)
            {
                return false;
            }
        }

        return true;
    }
}
