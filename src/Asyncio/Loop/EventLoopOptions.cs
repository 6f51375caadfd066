namespace Asyncio;

/// <summary>Options of an <see cref="EventLoop"/>. The defaults are asyncio's.</summary>
public sealed record EventLoopOptions
{
    /// <summary>The default options.</summary>
    public static EventLoopOptions Default { get; } = new();

    /// <summary>
    /// The clock. Default <see cref="TimeProvider.System"/>. With another one, a timer of that provider wakes the loop, so a test can advance the
    /// time; with a <see cref="VirtualClock"/> the time jumps to the next timer whenever the loop is idle.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Debug mode: a call on another thread throws, and callbacks that are slow or block the thread are reported by name, the latter while they
    /// block. Default false. <c>asyncio.run(debug=True)</c>.
    /// </summary>
    public bool Debug { get; init; }

    /// <summary>
    /// In debug mode, callbacks that run at least this long are reported. Default 100 ms.
    /// <c>loop.slow_callback_duration</c>.
    /// </summary>
    public TimeSpan SlowCallbackDuration { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The handler of errors that reach no caller. Default null: they go to <see cref="System.Diagnostics.Trace"/>.
    /// <c>loop.set_exception_handler</c>.
    /// </summary>
    public Action<EventLoop, ExceptionContext>? ExceptionHandler { get; init; }

    /// <summary>
    /// Creates the selector of the loop, which the loop disposes. Default <see cref="DefaultSelector.Create"/>. The argument of
    /// <c>SelectorEventLoop</c>.
    /// </summary>
    public Func<ISelector> Selector { get; init; } = DefaultSelector.Create;

    /// <summary>
    /// Creates the tasks of the loop. Default null: tasks start in the pass after their creation. With <see cref="LoopTaskFactory.Eager"/> they
    /// start at once. <c>loop.set_task_factory</c>.
    /// </summary>
    public LoopTaskFactory? TaskFactory { get; init; }

    /// <summary>Starts the threads of the default executor. Tests replace it to make this fail.</summary>
    internal Action<Thread> StartThread { get; init; } = WorkerThread.Start;
}
