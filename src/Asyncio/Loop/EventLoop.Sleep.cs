namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>Lets a time go by without holding the thread; <c>asyncio.sleep</c>.</summary>
    /// <param name="delay">
    /// How long. Zero or less lets exactly one pass go by, in which everything else that is ready runs.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sleeps until cancelled.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends the sleep. Not needed for the cancellation of the task that sleeps: that ends it anyway.
    /// </param>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public static ValueTask Sleep(TimeSpan delay, CancellationToken cancellationToken = default)
    {
        var loop = GetRunningLoop();
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (delay <= TimeSpan.Zero && delay != System.Threading.Timeout.InfiniteTimeSpan)
        {
            return new ValueTask(PassYield.Instance, 0);
        }

        var waiter = new Sleeper(loop);
        waiter.ObeyToken(cancellationToken);
        if (delay != System.Threading.Timeout.InfiniteTimeSpan)
        {
            waiter.StartTimer(loop.DueAfter(delay));
        }

        return waiter.AsValueTask();
    }
}
