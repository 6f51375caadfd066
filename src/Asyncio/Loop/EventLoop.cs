namespace Asyncio;

/// <summary>
/// An event loop with asyncio's semantics: one thread, a ready queue in order of registration, timers in order of their
/// time, and tasks that hand over at an <c>await</c> and nowhere else.
/// </summary>
/// <remarks>
/// <para>
/// Instance members are asyncio's <c>loop.*</c>; static members are its module functions and act on the loop that runs on
/// the calling thread. All code of the user runs on the loop's one thread, after every <c>await</c> too, without
/// <c>ConfigureAwait</c>.
/// </para>
/// <para>
/// The loop's one sleep is its selector's (<see cref="EventLoopOptions.Selector"/>): timers, posts of other threads and sockets that
/// were given to <see cref="AddReader(System.Net.Sockets.Socket, Action)"/> end it. Asynchronous calls of a
/// <see cref="System.Net.Sockets.Socket"/> itself are not the loop's: .NET's socket engine hears them on its pool, and the
/// continuation is posted to the loop.
/// </para>
/// <para>
/// Only <see cref="CallSoonThreadsafe(Action)"/> and <see cref="RunCoroutineThreadsafe(Func{Task}, EventLoop, CancellationToken)"/> may be called from another
/// thread.
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

    /// <summary>Makes a loop that does not run yet; <c>asyncio.new_event_loop()</c>.</summary>
    /// <param name="options">How; null means <see cref="EventLoopOptions.Default"/>.</param>
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

    /// <summary>True on the thread on which the loop runs now.</summary>
    internal bool IsOnThread => _threadId == Environment.CurrentManagedThreadId;

    /// <summary>The loop that runs on the calling thread; <c>asyncio.get_running_loop()</c>.</summary>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public static EventLoop GetRunningLoop() => _runningLoop ?? throw new InvalidOperationException(
        "No event loop runs on this thread. Start one with EventLoop.Run, and call this from code that it runs.");

    /// <summary>The loop that runs on the calling thread, or null.</summary>
    internal static EventLoop? GetRunningLoopOrNull() => _runningLoop;

    /// <summary>
    /// Ends the loop for good: what is registered is dropped, tasks that are pending are reported to the exception handler,
    /// the default executor is shut down without waiting. Closing twice is allowed. <c>loop.close()</c>.
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
        AbandonSubprocesses();
        AbandonTransports();
        lock (_gate)
        {
            _closed = true;
            _inbox.Clear();
            _selector?.Dispose();
            _selector = null;
        }

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
