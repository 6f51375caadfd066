using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Protects a future from the cancellation of the waiting task: the await throws, and the future keeps running. <c>asyncio.shield</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="future">A future of the running loop. If it is cancelled itself, the returned future is too.</param>
    [OverloadResolutionPriority(1)]
    public static Future<T> Shield<T>(IFuture<T> future)
    {
        ArgumentNullException.ThrowIfNull(future);
        return Shield((Future)future, static inner => ((IFuture<T>)inner).Result);
    }

    /// <inheritdoc cref="Shield{T}(IFuture{T})"/>
    public static Future Shield(Future future)
    {
        ArgumentNullException.ThrowIfNull(future);
        return Shield(future, static _ => true);
    }

    /// <summary>
    /// Wraps a .NET task in a future, so that cancelling the waiting task ends the await; <c>asyncio.wrap_future</c>. A plain <c>await</c> of a
    /// .NET task also resumes on the loop's thread, but ends only with that task.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="task">The task, of any thread. Cancelling the future does not cancel it.</param>
    public static Future<T> WrapFuture<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var loop = GetRunningLoop();
        var future = loop.CreateFuture<T>();
        loop.Chain(task, future, static done => ((Task<T>)done).Result);
        return future;
    }

    /// <inheritdoc cref="WrapFuture{T}(Task{T})"/>
    public static Future WrapFuture(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var loop = GetRunningLoop();
        var future = loop.CreateFuture<bool>();
        loop.Chain(task, future, static _ => true);
        return future;
    }

    private static Future<T> Shield<T>(Future inner, Func<Future, T> getResult)
    {
        var outer = new ShieldingFuture<T>(inner.Loop, inner);
        var callback = inner.OnDone(
            _ =>
            {
                if (inner.Cancelled)
                {
                    outer.Cancel();
                }
                else if (inner.Exception is { } exception)
                {
                    outer.TrySetException(exception);
                }
                else
                {
                    outer.TrySetResult(getResult(inner));
                }
            },
            null);
        outer.OnDone(_ => inner.RemoveCallback(callback), null);
        return outer;
    }

    private void Chain<T>(Task task, Future<T> future, Func<Task, T> getResult)
    {
        void Copy()
        {
            if (task.IsCanceled)
            {
                future.Cancel();
            }
            else if (task.Exception is { } exception)
            {
                future.TrySetException(exception.InnerException!);
            }
            else
            {
                future.TrySetResult(getResult(task));
            }
        }

        if (task.IsCompleted)
        {
            Copy();
        }
        else
        {
            _ = task.ContinueWith(
                static (_, copy) => ((Action)copy!)(),
                () => PostInternal(static copy => ((Action)copy!)(), (Action)Copy),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
