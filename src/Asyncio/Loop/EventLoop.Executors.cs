namespace Asyncio;

public sealed partial class EventLoop
{
    private ThreadPoolExecutor? _defaultExecutor;
    private int _inExecutors;

    /// <summary>
    /// Runs blocking code on a thread of an executor; awaited, the result comes back on the loop's thread.
    /// <c>loop.run_in_executor</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="executor">
    /// Where; null for the loop's own, which has the least of 32 and the number of processors + 4 threads, and for which
    /// <see cref="Run(Func{Task}, EventLoopOptions?, CancellationToken)"/> waits at the end.
    /// </param>
    /// <param name="function">What. Its exception comes out of the await.</param>
    /// <returns>
    /// A future. To cancel it takes the work back if no thread has begun it; work that runs cannot be cancelled, and
    /// its result is then dropped.
    /// </returns>
    /// <exception cref="InvalidOperationException">Not the loop's thread, or the executor is shut down.</exception>
    /// <exception cref="WorkerStartException">The executor has no thread, and the system gives it none.</exception>
    public Future<T> RunInExecutor<T>(ThreadPoolExecutor? executor, Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!IsOnThread)
        {
            ThrowIfRunningElsewhere();
        }

        var future = new ExecutorFuture<T>(this, function);
        (executor ?? DefaultExecutor).Enqueue(future.Work);
        _inExecutors++;
        return future;
    }

    /// <inheritdoc cref="RunInExecutor{T}(ThreadPoolExecutor?, Func{T})"/>
    public Future RunInExecutor(ThreadPoolExecutor? executor, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunInExecutor(executor, () =>
        {
            action();
            return true;
        });
    }

    /// <summary>Has a worker process call a function; awaited, the result comes back on the loop's thread.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="executor">Where.</param>
    /// <param name="function">What; the worker knows it too.</param>
    /// <param name="argument">With what.</param>
    /// <returns>A future, as of <see cref="RunInExecutor{T}(ThreadPoolExecutor?, Func{T})"/>.</returns>
    /// <exception cref="ProcessWorkerException">From the await: the function failed there, or the process ended.</exception>
    /// <exception cref="WorkerStartException">
    /// From the await: no process could be started and the executor has none. At once: the same of the threads that wait for them.
    /// </exception>
    public Future<TResult> RunInExecutor<TArgument, TResult>(
        ProcessPoolExecutor executor, ProcessFunction<TArgument, TResult> function, TArgument argument)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(function);
        return RunInExecutor(executor.Callers, () => executor.Call(function, argument));
    }

    /// <summary>
    /// Runs blocking code on a thread of the running loop's own executor, with the caller's <see cref="AsyncLocal{T}"/>
    /// values; <c>asyncio.to_thread</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    /// <exception cref="WorkerStartException">The loop's executor has no thread, and the system gives it none.</exception>
    public static Future<T> ToThread<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return GetRunningLoop().RunInExecutor(executor: null, ExecutionContext.Capture() is { } context
            ? () => InContext(context, function)
            : function);
    }

    /// <inheritdoc cref="ToThread{T}(Func{T})"/>
    public static Future ToThread(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return ToThread(() =>
        {
            action();
            return true;
        });
    }

    internal void ExecutorWorkEnded() => _inExecutors--;

    private static T InContext<T>(ExecutionContext context, Func<T> function)
    {
        var result = default(T);
        ExecutionContext.Run(context, _ => result = function(), null);
        return result!;
    }

    private ThreadPoolExecutor DefaultExecutor =>
        _defaultExecutor ??= new ThreadPoolExecutor(Math.Min(32, Environment.ProcessorCount + 4), "asyncio", _options.StartThread);

    // The results of work that still runs come in while the loop waits, so the loop has to run meanwhile, and the last thread of
    // the executor says when it ends. A thread that waits for them could not be started where the system gives no more.
    private void ShutdownDefaultExecutor()
    {
        if (_defaultExecutor is not { } executor)
        {
            return;
        }

        var done = CreateFuture<bool>();
        executor.Shutdown(wait: false);
        executor.OnEnded(() => PostInternal(static done => ((Future<bool>)done!).TrySetResult(true), done));
        RunUntilDone(done);
        executor.Shutdown(wait: true);
    }
}
