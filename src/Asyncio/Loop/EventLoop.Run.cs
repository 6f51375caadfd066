using System.Runtime.CompilerServices;

namespace Asyncio;

/// <content><c>asyncio.run</c>.</content>
public sealed partial class EventLoop
{
    private int _operations;
    private Future<bool>? _operationsEnded;

    /// <summary>
    /// Creates a loop and runs the coroutine to its end. Then cancels the remaining tasks, waits for them, for every <c>async void</c> call and
    /// for the default executor, and closes the loop. <c>asyncio.run</c>.
    /// </summary>
    /// <param name="main">The main coroutine. It runs as <c>Task-1</c>.</param>
    /// <param name="options">Options of the loop; null means <see cref="EventLoopOptions.Default"/>.</param>
    /// <param name="cancellationToken">Cancels the main task, from any thread.</param>
    /// <exception cref="InvalidOperationException">A loop already runs on this thread.</exception>
    /// <exception cref="OperationCanceledException">The main task was cancelled.</exception>
    public static void Run(Func<Task> main, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(main);
        RunAndClose(loop => loop.CreateTask(main, name: null, expression: null), options, cancellationToken).ThrowUnlessFinished();
    }

    /// <inheritdoc cref="Run(Func{Task}, EventLoopOptions?, CancellationToken)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The result of the coroutine.</returns>
    public static T Run<T>(
        Func<Task<T>> main, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(main);
        return RunAndClose(loop => loop.CreateTask(main, name: null, expression: null), options, cancellationToken).Result;
    }

    /// <inheritdoc cref="Run(Func{Task}, EventLoopOptions?, CancellationToken)"/>
    public static void Run(
        Func<EventLoop, Task> main, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(main);
        RunAndClose(loop => loop.CreateTask(() => main(loop), name: null, expression: null), options, cancellationToken).ThrowUnlessFinished();
    }

    /// <inheritdoc cref="Run{T}(Func{Task{T}}, EventLoopOptions?, CancellationToken)"/>
    public static T Run<T>(
        Func<EventLoop, Task<T>> main, EventLoopOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(main);
        return RunAndClose(loop => loop.CreateTask(() => main(loop), name: null, expression: null), options, cancellationToken).Result;
    }

    /// <summary>Runs until the future is done; <c>loop.run_until_complete</c>.</summary>
    /// <exception cref="InvalidOperationException">The loop is already running, or was stopped before the future was done.</exception>
    public void RunUntilComplete(Future future)
    {
        RunUntilDone(future);
        future.ThrowUnlessFinished();
    }

    /// <inheritdoc cref="RunUntilComplete(Future)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The result.</returns>
    [OverloadResolutionPriority(1)]
    public T RunUntilComplete<T>(IFuture<T> future)
    {
        ArgumentNullException.ThrowIfNull(future);
        RunUntilDone((Future)future);
        return future.Result;
    }

    internal void OperationStarted() => Interlocked.Increment(ref _operations);

    internal void OperationCompleted()
    {
        if (Interlocked.Decrement(ref _operations) == 0)
        {
            PostInternal(static self => ((EventLoop)self!)._operationsEnded?.TrySetResult(true), this);
        }
    }

    // MA0100 asks to await the returned task; it is a LoopTask that is done.
#pragma warning disable MA0100
    private static TTask RunAndClose<TTask>(
        Func<EventLoop, TTask> makeMain, EventLoopOptions? options, CancellationToken cancellationToken)
        where TTask : LoopTask
    {
        if (_runningLoop is not null)
        {
            throw new InvalidOperationException("EventLoop.Run cannot be called from a running event loop. Await instead.");
        }

        using var loop = new EventLoop(options);
        var main = makeMain(loop);
        using var registration = cancellationToken.UnsafeRegister(
            static task => ((LoopTask)task!).Loop.PostInternal(static task => ((LoopTask)task!).Cancel(), task), main);
        try
        {
            loop.RunUntilDone(main);
        }
        finally
        {
            loop.CancelAllTasks();
            loop.FinishOperations();
            loop.ShutdownDefaultExecutor();
        }

        // With the caller's token, not that of the task.
        if (main.Cancelled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The main task was cancelled.", cancellationToken);
        }

        return main;
    }
#pragma warning restore MA0100

    private void RunUntilDone(Future future)
    {
        ArgumentNullException.ThrowIfNull(future);
        ThrowIfClosed();
        var stop = future.OnDone(static self => ((EventLoop)self!).Stop(), this);
        try
        {
            RunForever();
        }
        finally
        {
            future.RemoveCallback(stop);
        }

        if (!future.Done)
        {
            throw new InvalidOperationException("The event loop was stopped before the future was done.");
        }
    }

    private void CancelAllTasks()
    {
        var tasks = AllTasks();
        if (tasks.Count == 0)
        {
            return;
        }

        foreach (var task in tasks)
        {
            task.Cancel();
        }

        // Tasks may create others while they end. Unlike asyncio, this waits for those too.
        while (_firstTask is { } task)
        {
            RunUntilDone(task);
        }

        foreach (var task in tasks.Where(task => task.HasFailed))
        {
            CallExceptionHandler(new ExceptionContext(
                "Unhandled exception while the event loop was shutting down", task.Exception, task));
        }
    }

    private void FinishOperations()
    {
        if (Volatile.Read(ref _operations) == 0)
        {
            return;
        }

        _operationsEnded = CreateFuture<bool>();
        OperationStarted();
        PostInternal(static self => ((EventLoop)self!).OperationCompleted(), this);
        RunUntilDone(_operationsEnded);
    }
}
