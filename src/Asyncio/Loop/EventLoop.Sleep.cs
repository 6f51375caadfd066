namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>Waits for a time without blocking the thread; <c>asyncio.sleep</c>.</summary>
    /// <param name="delay">
    /// The time. Zero or less waits for exactly one pass, in which all ready callbacks run.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits until the task is cancelled.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels the wait, as cancelling the task does.
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
        waiter.LinkToken(cancellationToken);
        if (delay != System.Threading.Timeout.InfiniteTimeSpan)
        {
            waiter.StartTimer(loop.DueAfter(delay));
        }

        return waiter.AsValueTask();
    }
}
