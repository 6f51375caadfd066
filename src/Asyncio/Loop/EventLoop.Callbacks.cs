namespace Asyncio;

public sealed partial class EventLoop
{
    // Kept so that a timer set from the wrong thread is still inserted by the right one.
    private static readonly Action<object?> InsertTimer = static state =>
    {
        var handle = (TimerHandle)state!;
        GetRunningLoop().AddTimer(handle.When.Ticks, handle);
    };

    /// <summary>
    /// Has the callback run in the next pass, after everything registered before it. <c>loop.call_soon</c>.
    /// </summary>
    /// <returns>A handle by which it can be taken back.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread, in debug mode.</exception>
    /// <remarks>
    /// From another thread use <see cref="CallSoonThreadsafe(Action)"/>. Outside debug mode a call from the wrong thread
    /// does no harm, but does not wake the loop either: the callback waits until something else does.
    /// </remarks>
    public Handle CallSoon(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var handle = new ActionHandle(callback);
        Schedule(handle);
        return handle;
    }

    /// <inheritdoc cref="CallSoon(Action)"/>
    /// <param name="callback">What to run. Static, it costs no closure.</param>
    /// <param name="state">What to run it with.</param>
    public Handle CallSoon<TState>(Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var handle = new StateHandle<TState>(callback, state);
        Schedule(handle);
        return handle;
    }

    /// <summary>Has the callback run after a delay. <c>loop.call_later</c>.</summary>
    /// <param name="delay">From now; zero or less means the next pass.</param>
    /// <param name="callback">What to run.</param>
    /// <returns>A handle by which it can be taken back.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread, in debug mode.</exception>
    public TimerHandle CallLater(TimeSpan delay, Action callback) => CallAt(new TimeSpan(DueAfter(delay)), callback);

    /// <summary>Has the callback run at a time. <c>loop.call_at</c>.</summary>
    /// <param name="when">On the scale of <see cref="Time"/>. Equal times run in the order of registration.</param>
    /// <param name="callback">What to run.</param>
    /// <returns>A handle by which it can be taken back.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread, in debug mode.</exception>
    public TimerHandle CallAt(TimeSpan when, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var handle = new TimerHandle(this, when, callback);
        if (IsOnThread || !CheckElsewhere())
        {
            AddTimer(when.Ticks, handle);
        }
        else
        {
            Leave(Internal(InsertTimer, handle), wake: false);
        }

        return handle;
    }

    /// <summary>
    /// <see cref="CallSoon(Action)"/> for other threads: the one call, besides <see cref="RunCoroutineThreadsafe(Func{Task}, EventLoop, CancellationToken)"/>, by
    /// which they may reach the loop. Wakes it if it sleeps. <c>loop.call_soon_threadsafe</c>.
    /// </summary>
    /// <returns>A handle by which it can be taken back.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    public Handle CallSoonThreadsafe(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return ScheduleThreadsafe(new ActionHandle(callback));
    }

    /// <inheritdoc cref="CallSoonThreadsafe(Action)"/>
    /// <param name="callback">What to run.</param>
    /// <param name="state">What to run it with.</param>
    public Handle CallSoonThreadsafe<TState>(Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return ScheduleThreadsafe(new StateHandle<TState>(callback, state));
    }

    internal void PushHandle(Handle handle) => _ready.Push(OfUser(handle));

    internal void PushInternal(Action<object?> callback, object? state) => _ready.Push(Internal(callback, state));

    internal void PushContinuation(Action<object?> continuation, object? state, LoopContext context) =>
        _ready.Push(new ReadyEntry(ReadyKind.Continuation, continuation, state, context));

    internal void PushResume(Waiter waiter, LoopContext context) =>
        _ready.Push(new ReadyEntry(ReadyKind.Waiter, waiter, null, context));

    private ReadyEntry OfUser(Handle handle) => new(ReadyKind.Handle, handle, null, _loopContext);

    private ReadyEntry Internal(Action<object?> callback, object? state) =>
        new(ReadyKind.Continuation, callback, state, _loopContext);

    private void Schedule(Handle handle)
    {
        if (IsOnThread || !CheckElsewhere())
        {
            PushHandle(handle);
        }
        else
        {
            Leave(OfUser(handle), wake: false);
        }
    }

    private Handle ScheduleThreadsafe(Handle handle)
    {
        if (IsOnThread)
        {
            PushHandle(handle);
        }
        else if (!Leave(OfUser(handle), wake: true))
        {
            ThrowIfClosed();
        }

        return handle;
    }

    /// <summary>The slow side of the check on the thread.</summary>
    /// <returns>True when the loop runs on another thread; false when it does not run and so is the caller's.</returns>
    private bool CheckElsewhere()
    {
        ThrowIfClosed();
        if (!IsRunning)
        {
            // What other threads left before comes before.
            if (_hasPosts)
            {
                TakePosts();
            }

            return false;
        }

        return !Debug ? true : throw new InvalidOperationException(
            "Not the loop's thread. From another thread only CallSoonThreadsafe and RunCoroutineThreadsafe are allowed.");
    }
}
