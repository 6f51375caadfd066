namespace Asyncio;

public sealed partial class EventLoop
{
    private ThreadPoolExecutor? _defaultExecutor;
    private int _inExecutors;

    /// <summary>
    /// Runs blocking code on a thread of an executor; an await of the future continues on the loop's thread. <c>loop.run_in_executor</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="executor">
    /// The executor; null for the loop's default one, which has min(32, processors + 4) threads and for which
    /// <see cref="Run(Func{Task}, EventLoopOptions?, CancellationToken)"/> waits at the end.
    /// </param>
    /// <param name="function">The function. The await throws its exception.</param>
    /// <returns>
    /// A future. Cancelling it cancels the call if no thread has started it; otherwise the call runs to its end and its result is dropped.
    /// </returns>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread, or the executor is shut down.</exception>
    /// <exception cref="WorkerStartException">The executor has no thread and cannot start one.</exception>
    public Future<T> RunInExecutor<T>(ThreadPoolExecutor? executor, Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!IsOnThread)
        {
            ThrowIfRunsOnOtherThread();
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

    /// <summary>Calls a function in a worker process; an await of the future continues on the loop's thread.</summary>
    /// <typeparam name="TArgument">The type of the argument.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="executor">The executor.</param>
    /// <param name="function">The function, which the worker registers too.</param>
    /// <param name="argument">The argument.</param>
    /// <returns>A future, as of <see cref="RunInExecutor{T}(ThreadPoolExecutor?, Func{T})"/>.</returns>
    /// <exception cref="ProcessWorkerException">Thrown by the await: the function failed in the worker, or the process ended.</exception>
    /// <exception cref="WorkerStartException">
    /// Thrown by the await: the executor has no process and cannot start one. Thrown by the call: the same of the threads that wait for processes.
    /// </exception>
    public Future<TResult> RunInExecutor<TArgument, TResult>(
        ProcessPoolExecutor executor, ProcessFunction<TArgument, TResult> function, TArgument argument)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(function);
        return RunInExecutor(executor.Callers, () => executor.Call(function, argument));
    }

    /// <summary>
    /// Runs blocking code on a thread of the running loop's default executor, with the caller's <see cref="AsyncLocal{T}"/> values;
    /// <c>asyncio.to_thread</c>.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    /// <exception cref="WorkerStartException">The default executor has no thread and cannot start one.</exception>
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

    // Running calls post their results to the loop, so the loop runs until the last thread of the executor has ended. asyncio waits on a
    // thread of its own, which cannot start if the system has no more threads.
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
