namespace FlagsServer.Http;

/// <summary>Holding an answer back.</summary>
internal static class Hold
{
    /// <summary>Waits until a request is as old as asked. No thread waits with it.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="received">The timestamp of the request.</param>
    /// <param name="delay">From then on.</param>
    /// <param name="gone">Cancelled when the client goes away.</param>
    /// <returns>False when the client went away.</returns>
    public static async ValueTask<bool> UntilAsync(
        TimeProvider time, long received, TimeSpan delay, CancellationToken gone)
    {
        // In a loop: timers may count in coarse ticks and fire before the precise clock has got there, and no answer may be early.
        for (var left = delay; left > TimeSpan.Zero; left = delay - time.GetElapsedTime(received))
        {
            // Not Task.Delay: it counts in whole milliseconds. True is that the time has come.
            var end = new TaskCompletionSource<bool>();
            using var timer = time.CreateTimer(
                static end => ((TaskCompletionSource<bool>)end!).TrySetResult(true), end, left, Timeout.InfiniteTimeSpan);
            using var leaving = gone.UnsafeRegister(static end => ((TaskCompletionSource<bool>)end!).TrySetResult(false), end);
            // Thousands of clients may leave at once; an exception for each would be the expensive part.
            if (!await end.Task)
            {
                return false;
            }
        }

        return true;
    }
}
