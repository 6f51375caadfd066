using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Waits for something that goes on when the waiting task is cancelled: the await ends with the cancellation, the
    /// shielded does not hear of it. <c>asyncio.shield</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="future">Of the running loop. If it is cancelled itself, so is what this returns.</param>
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
    /// Waits on the loop for a .NET task, in a way that the cancellation of the waiting task ends; <c>asyncio.wrap_future</c>. A
    /// plain <c>await</c> of a .NET task resumes on the loop's thread too, but only that task itself can end it.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="task">Of any thread. To cancel the future does not cancel the task.</param>
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

    private static Future<T> Shield<T>(Future inner, Func<Future, T> resultOf)
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
                    outer.TrySetResult(resultOf(inner));
                }
            },
            null);
        outer.OnDone(_ => inner.RemoveCallback(callback), null);
        return outer;
    }

    private void Chain<T>(Task task, Future<T> future, Func<Task, T> resultOf)
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
                future.TrySetResult(resultOf(task));
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
