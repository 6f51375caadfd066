using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    private static readonly Action<object?> Release = static waiter => ((Waiter)waiter!).Complete();

    /// <summary>
    /// Waits until some are done or the time is over, and cancels nothing; <c>asyncio.wait</c>.
    /// </summary>
    /// <typeparam name="TFuture">A task or future.</typeparam>
    /// <param name="futures">Of the running loop, at least one; one that is given twice counts once.</param>
    /// <param name="timeout">Null for none. When it is over that is no error: what is not done is pending.</param>
    /// <param name="returnWhen">What to wait for.</param>
    /// <exception cref="ArgumentException"><paramref name="futures"/> is empty.</exception>
    /// <exception cref="OperationCanceledException">The waiting task was cancelled. The futures go on.</exception>
    public static async Task<WaitResult<TFuture>> WaitAsync<TFuture>(
        IEnumerable<TFuture> futures, TimeSpan? timeout = null, ReturnWhen returnWhen = ReturnWhen.AllCompleted)
        where TFuture : Future
    {
        ArgumentNullException.ThrowIfNull(futures);
        TFuture[] all = [.. futures.Distinct()];
        if (all.Length == 0)
        {
            throw new ArgumentException("There is nothing to wait for.", nameof(futures));
        }

        var loop = GetRunningLoop();
        var waiter = new NamedWaiter(loop, nameof(WaitAsync), all);
        var timer = timeout is null ? null : loop.CallLater(timeout.Value, () => waiter.Complete());
        var left = all.Length;
        Action<object?> whenDone = state =>
        {
            var future = (Future)state!;
            left--;
            if (left <= 0
                || returnWhen == ReturnWhen.FirstCompleted
                || (returnWhen == ReturnWhen.FirstException && future.Exception is not null))
            {
                timer?.Cancel();
                waiter.Complete();
            }
        };
        var callbacks = Array.ConvertAll(all, future => future.OnDone(whenDone, future));
        try
        {
            await waiter.AsValueTask();
        }
        finally
        {
            timer?.Cancel();
            for (var i = 0; i < all.Length; i++)
            {
                all[i].RemoveCallback(callbacks[i]);
            }
        }

        return new WaitResult<TFuture>([.. all.Where(future => future.Done)], [.. all.Where(future => !future.Done)]);
    }

    /// <summary>
    /// Waits for one, not longer than a time; then it is cancelled, and once it has ended the wait fails.
    /// <c>asyncio.wait_for</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="future">A task or future of the running loop. <see cref="Shield{T}(IFuture{T})"/> it to have it go on.</param>
    /// <param name="timeout">Null for none; zero or less asks only whether it is done.</param>
    /// <returns>Its result, also when it came while the future was being cancelled.</returns>
    /// <exception cref="TimeoutException">The time was over.</exception>
    /// <exception cref="OperationCanceledException">The waiting task was cancelled; so was the future, unless it was done.</exception>
    [OverloadResolutionPriority(1)]
    public static async Task<T> WaitFor<T>(IFuture<T> future, TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(future);
        await WaitForEnd((Future)future, timeout);
        return future.Result;
    }

    /// <inheritdoc cref="WaitFor{T}(IFuture{T}, TimeSpan?)"/>
    public static async Task WaitFor(Future future, TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(future);
        await WaitForEnd(future, timeout);
        future.ThrowUnlessFinished();
    }

    /// <inheritdoc cref="WaitFor{T}(IFuture{T}, TimeSpan?)"/>
    /// <param name="coroutine">Becomes a task, which is waited for.</param>
    /// <param name="timeout">Null for none.</param>
    [OverloadResolutionPriority(1)]
    public static Task<T> WaitFor<T>(Func<CancellationToken, Task<T>> coroutine, TimeSpan? timeout) =>
        WaitFor((IFuture<T>)GetRunningLoop().CreateTask(coroutine, name: null, expression: null), timeout);

    /// <inheritdoc cref="WaitFor{T}(Func{CancellationToken, Task{T}}, TimeSpan?)"/>
    [OverloadResolutionPriority(1)]
    public static Task<T> WaitFor<T>(Func<Task<T>> coroutine, TimeSpan? timeout) =>
        WaitFor((IFuture<T>)GetRunningLoop().CreateTask(coroutine, name: null, expression: null), timeout);

    /// <inheritdoc cref="WaitFor{T}(Func{CancellationToken, Task{T}}, TimeSpan?)"/>
    public static Task WaitFor(Func<Task> coroutine, TimeSpan? timeout) =>
        WaitFor(GetRunningLoop().CreateTask(coroutine, name: null, expression: null), timeout);

    /// <inheritdoc cref="WaitFor{T}(Func{CancellationToken, Task{T}}, TimeSpan?)"/>
    public static Task WaitFor(Func<CancellationToken, Task> coroutine, TimeSpan? timeout) =>
        WaitFor(GetRunningLoop().CreateTask(coroutine, name: null, expression: null), timeout);

    /// <summary>Returns when the future has a result; throws what it ended with, or what ended the wait.</summary>
    private static async Task WaitForEnd(Future future, TimeSpan? timeout)
    {
        var loop = GetRunningLoop();
        if (timeout is null || future.Done)
        {
            await future;
        }
        else if (timeout <= TimeSpan.Zero)
        {
            await CancelAndWait(loop, future);
            if (future.Cancelled)
            {
                throw new TimeoutException($"The time was over; cancelled: {future}");
            }
        }
        else
        {
            // A request to cancel this task goes on to the future, which is awaited until it has ended, and comes out here even if the
            // future was done in the same pass.
            await Timeout(timeout, async () => await future);
        }
    }

    private static async Task CancelAndWait(EventLoop loop, Future future)
    {
        // Not on the future itself: its cancellation could not be told from that of the task that waits here.
        var waiter = new NamedWaiter(loop, nameof(WaitFor), [future]);
        var callback = future.OnDone(Release, waiter);
        try
        {
            future.Cancel();
            await waiter.AsValueTask();
        }
        finally
        {
            future.RemoveCallback(callback);
        }
    }
}
