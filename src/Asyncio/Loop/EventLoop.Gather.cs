using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Waits for all futures and returns their results in the order of the arguments. The first exception is thrown at once; the other
    /// futures keep running. <c>asyncio.gather</c>.
    /// </summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="futures">Tasks and futures of the running loop.</param>
    /// <returns>A future. Cancelling it, or the task that awaits it, cancels all pending futures.</returns>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    [OverloadResolutionPriority(1)]
    public static Future<T[]> Gather<T>(params IEnumerable<IFuture<T>> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return GatheringFuture.Create(GetRunningLoop(), [.. futures], collectExceptions: false, static future => ((IFuture<T>)future).Result);
    }

    /// <inheritdoc cref="Gather{T}(IEnumerable{IFuture{T}})"/>
    /// <param name="coroutines">Coroutines; each becomes a task, in this order.</param>
    [OverloadResolutionPriority(1)]
    public static Future<T[]> Gather<T>(params IEnumerable<Func<Task<T>>> coroutines)
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var loop = GetRunningLoop();
        return Gather<T>([.. coroutines.Select(coroutine => loop.CreateTask(coroutine, name: null, expression: null))]);
    }

    /// <inheritdoc cref="Gather{T}(IEnumerable{Func{Task{T}}})"/>
    [OverloadResolutionPriority(1)]
    public static Future<T[]> Gather<T>(params IEnumerable<Func<CancellationToken, Task<T>>> coroutines)
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var loop = GetRunningLoop();
        return Gather<T>([.. coroutines.Select(coroutine => loop.CreateTask(coroutine, name: null, expression: null))]);
    }

    /// <inheritdoc cref="Gather{T}(IEnumerable{IFuture{T}})"/>
    public static Future Gather(params IEnumerable<Future> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return GatheringFuture.Create(GetRunningLoop(), [.. futures], collectExceptions: false, static future => true);
    }

    /// <inheritdoc cref="Gather{T}(IEnumerable{Func{Task{T}}})"/>
    public static Future Gather(params IEnumerable<Func<Task>> coroutines)
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var loop = GetRunningLoop();
        return Gather([.. coroutines.Select(coroutine => (Future)loop.CreateTask(coroutine, name: null, expression: null))]);
    }

    /// <inheritdoc cref="Gather{T}(IEnumerable{Func{Task{T}}})"/>
    public static Future Gather(params IEnumerable<Func<CancellationToken, Task>> coroutines)
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var loop = GetRunningLoop();
        return Gather([.. coroutines.Select(coroutine => (Future)loop.CreateTask(coroutine, name: null, expression: null))]);
    }

    /// <summary>
    /// Waits for all futures and returns their outcomes, including exceptions and cancellations, in the order of the arguments.
    /// <c>asyncio.gather(return_exceptions=True)</c>.
    /// </summary>
    /// <inheritdoc cref="Gather{T}(IEnumerable{IFuture{T}})"/>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(params IEnumerable<IFuture<T>> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return GatheringFuture.Create(GetRunningLoop(), [.. futures], collectExceptions: true, Outcome<T>.From);
    }

    /// <inheritdoc cref="GatherOutcomes{T}(IEnumerable{IFuture{T}})"/>
    /// <param name="coroutines">Coroutines; each becomes a task, in this order.</param>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(params IEnumerable<Func<Task<T>>> coroutines)
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var loop = GetRunningLoop();
        return GatherOutcomes<T>([.. coroutines.Select(coroutine => loop.CreateTask(coroutine, name: null, expression: null))]);
    }

    /// <inheritdoc cref="GatherOutcomes{T}(IEnumerable{Func{Task{T}}})"/>
    public static Future<Outcome<T>[]> GatherOutcomes<T>(params IEnumerable<Func<CancellationToken, Task<T>>> coroutines)
    {
        ArgumentNullException.ThrowIfNull(coroutines);
        var loop = GetRunningLoop();
        return GatherOutcomes<T>([.. coroutines.Select(coroutine => loop.CreateTask(coroutine, name: null, expression: null))]);
    }
}
