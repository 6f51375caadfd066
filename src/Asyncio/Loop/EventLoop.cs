namespace Asyncio;

/// <summary>
/// An event loop with asyncio's semantics: one thread, a first-in, first-out ready queue, timers in order of their time, and tasks that
/// switch only at an <c>await</c>.
/// </summary>
/// <remarks>
/// <para>
/// Instance members are asyncio's <c>loop.*</c>; static members are its module functions and act on the loop that runs on
/// the calling thread. All user code runs on the loop's thread, also after an <c>await</c>, without <c>ConfigureAwait</c>.
/// </para>
/// <para>
/// The loop waits only in its selector (<see cref="EventLoopOptions.Selector"/>): for timers, posts of other threads and sockets of
/// <see cref="AddReader(System.Net.Sockets.Socket, Action)"/>. It does not watch the asynchronous calls of a
/// <see cref="System.Net.Sockets.Socket"/>: .NET's socket engine completes them on the thread pool and posts the continuation to the loop.
/// </para>
/// <para>
/// On other threads, call only <see cref="CallSoonThreadsafe(Action)"/> and
/// <see cref="RunCoroutineThreadsafe(Func{Task}, EventLoop, CancellationToken)"/>.
/// </para>
/// </remarks>
public sealed partial class EventLoop : IDisposable
{
    [ThreadStatic]
    private static EventLoop? _runningLoop;

    private readonly ReadyQueue _ready = new();
    private readonly TimerHeap _timers = new();
    private readonly LoopContext _loopContext;
    private readonly EventLoopOptions _options;
    private bool _closed;

    /// <summary>Creates a loop, which does not run yet; <c>asyncio.new_event_loop()</c>.</summary>
    /// <param name="options">Options; null means <see cref="EventLoopOptions.Default"/>.</param>
    public EventLoop(EventLoopOptions? options = null)
    {
        _options = options ?? EventLoopOptions.Default;
        _clock = _options.TimeProvider;
        _usesSystemTime = ReferenceEquals(_clock, TimeProvider.System);
        Debug = _options.Debug;
        TaskFactory = _options.TaskFactory;
        _loopContext = new LoopContext(this, task: null);
        _current = _loopContext;
        SlowCallbackDuration = _options.SlowCallbackDuration;
        _exceptionHandler = _options.ExceptionHandler;
    }

    /// <summary>True while the loop runs; <c>loop.is_running()</c>.</summary>
    public bool IsRunning => _threadId != 0;

    /// <summary>True after <see cref="Close"/>; <c>loop.is_closed()</c>.</summary>
    public bool IsClosed => _closed;

    /// <summary>True on the thread that runs the loop.</summary>
    internal bool IsOnThread => _threadId == Environment.CurrentManagedThreadId;

    /// <summary>Returns the loop that runs on the calling thread; <c>asyncio.get_running_loop()</c>.</summary>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public static EventLoop GetRunningLoop() => _runningLoop ?? throw new InvalidOperationException(
        "No event loop runs on this thread. Start one with EventLoop.Run, and call this from code that it runs.");

    /// <summary>Returns the loop that runs on the calling thread, or null.</summary>
    public static EventLoop? GetRunningLoopOrNull() => _runningLoop;

    /// <summary>
    /// Closes the loop: drops its callbacks, reports pending tasks to the exception handler, and shuts down the default executor without
    /// waiting. A second call does nothing. <c>loop.close()</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The loop runs.</exception>
    public void Close()
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("Cannot close a running event loop. Call Stop() first.");
        }

        if (_closed)
        {
            return;
        }

        RemoveSignalHandlers();
        AbandonTransports();
        EndStreamOperations();
        ILeftToLoop[] left;
        lock (_gate)
        {
            _closed = true;
            left = FindLeftToLoop();
            _inbox.Clear();
            _selector?.Dispose();
            _selector = null;
        }

        Array.ForEach(left, state => state.LoopClosed());
        ReportAtClose();
        _ready.Clear();
        _timers.Clear();
        _clockTimer?.Dispose();
        _defaultExecutor?.Shutdown(wait: false);
    }

    /// <inheritdoc cref="Close"/>
    public void Dispose() => Close();

    /// <inheritdoc/>
    public override string ToString() =>
        $"<EventLoop running={IsRunning} closed={IsClosed} debug={Debug}>";

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_closed, this);
}
