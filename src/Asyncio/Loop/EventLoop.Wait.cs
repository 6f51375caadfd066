using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    private static readonly Action<object?> Release = static waiter => ((Waiter)waiter!).Complete();

    /// <summary>
    /// Waits until some futures are done or the timeout expires. Cancels nothing. <c>asyncio.wait</c>.
    /// </summary>
    /// <typeparam name="TFuture">The type of the futures.</typeparam>
    /// <param name="futures">Tasks and futures of the running loop, at least one; duplicates are ignored.</param>
    /// <param name="timeout">The timeout; null for none. Its expiry is not an error: futures that are not done are in <c>Pending</c>.</param>
    /// <param name="returnWhen">The condition to wait for.</param>
    /// <exception cref="ArgumentException"><paramref name="futures"/> is empty.</exception>
    /// <exception cref="OperationCanceledException">The waiting task was cancelled. The futures keep running.</exception>
    public static async Task<WaitResult<TFuture>> WaitAsync<TFuture>(
        IEnumerable<TFuture> futures, TimeSpan? timeout = null, ReturnWhen returnWhen = ReturnWhen.AllCompleted)
        where TFuture : Future
    {
        ArgumentNullException.ThrowIfNull(futures);
        TFuture[] all = [.. futures.Distinct()];
        if (all.Length == 0)
        {
            throw new ArgumentException("At least one future is needed.", nameof(futures));
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
    /// Waits for a future with a timeout. When the timeout expires, cancels the future, waits until it has ended, and throws.
    /// <c>asyncio.wait_for</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="future">A task or future of the running loop. Use <see cref="Shield{T}(IFuture{T})"/> to keep it running after the timeout.</param>
    /// <param name="timeout">The timeout; null for none. With zero or less, a future that is not done is cancelled at once.</param>
    /// <returns>The result, also if the future got it while it was being cancelled.</returns>
    /// <exception cref="TimeoutException">The timeout expired.</exception>
    /// <exception cref="OperationCanceledException">The waiting task was cancelled. The future is cancelled too, unless it was done.</exception>
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
    /// <param name="coroutine">The coroutine, which runs as a task.</param>
    /// <param name="timeout">The timeout; null for none.</param>
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

    /// <summary>Waits until the future is done; throws its exception, or that of the wait.</summary>
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
                throw new TimeoutException($"The timeout expired; cancelled: {future}");
            }
        }
        else
        {
            // Cancelling this task cancels the future and waits for its end. It throws here even if the future was done in the same pass.
            await Timeout(timeout, async () => await future);
        }
    }

    private static async Task CancelAndWait(EventLoop loop, Future future)
    {
        // Not an await of the future: its cancellation would look like that of the waiting task.
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
