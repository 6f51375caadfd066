namespace Asyncio;

/// <summary>How a loop is made. Every property has asyncio's default.</summary>
public sealed record EventLoopOptions
{
    /// <summary>The options of a loop made without any.</summary>
    public static EventLoopOptions Default { get; } = new();

    /// <summary>
    /// Where the loop takes the time from. Default <see cref="TimeProvider.System"/>. With any other the loop sleeps until
    /// that provider's timer wakes it, so a test moves the time by hand; with a <see cref="VirtualClock"/> the time jumps to
    /// the next timer whenever the loop has nothing to run.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Debug mode: a call from the wrong thread throws, a slow callback is reported with its name, and so is one that blocks
    /// the thread, while it does. Default false. <c>asyncio.run(debug=True)</c>.
    /// </summary>
    public bool Debug { get; init; }

    /// <summary>
    /// In debug mode, a callback that keeps the loop at least this long is reported. Default 100 ms.
    /// <c>loop.slow_callback_duration</c>.
    /// </summary>
    public TimeSpan SlowCallbackDuration { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The handler of errors that no caller can see. Default null: they go to <see cref="System.Diagnostics.Trace"/>.
    /// <c>loop.set_exception_handler</c>.
    /// </summary>
    public Action<EventLoop, ExceptionContext>? ExceptionHandler { get; init; }

    /// <summary>
    /// Makes the selector in which the loop sleeps; the loop disposes of it. Default <see cref="DefaultSelector.Create"/>. The argument
    /// of <c>SelectorEventLoop</c>.
    /// </summary>
    public Func<ISelector> Selector { get; init; } = DefaultSelector.Create;

    /// <summary>
    /// What makes the loop's tasks. Default null: they begin in the pass after they were made. <see cref="LoopTaskFactory.Eager"/> has them
    /// begin at once. <c>loop.set_task_factory</c>.
    /// </summary>
    public LoopTaskFactory? TaskFactory { get; init; }

    /// <summary>How the threads of the loop's own executor start. Tests make that fail.</summary>
    internal Action<Thread> StartThread { get; init; } = WorkerThread.Start;
}
