namespace Asyncio;

public sealed partial class EventLoop
{
    // Inserts a timer that was set on another thread.
    private static readonly Action<object?> InsertTimer = static state =>
    {
        var handle = (TimerHandle)state!;
        GetRunningLoop().AddTimer(handle.When.Ticks, handle);
    };

    /// <summary>
    /// Schedules the callback for the next pass of the loop, after all callbacks scheduled before it. <c>loop.call_soon</c>.
    /// </summary>
    /// <returns>A handle to cancel the callback.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread, in debug mode.</exception>
    /// <remarks>
    /// On another thread, use <see cref="CallSoonThreadsafe(Action)"/>. Outside debug mode, a call on another thread schedules the callback
    /// but does not wake the loop: the callback waits until something else does.
    /// </remarks>
    public Handle CallSoon(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var handle = new ActionHandle(callback);
        Schedule(handle);
        return handle;
    }

    /// <inheritdoc cref="CallSoon(Action)"/>
    /// <param name="callback">The callback. A static one needs no closure.</param>
    /// <param name="state">The argument of the callback.</param>
    public Handle CallSoon<TState>(Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var handle = new StateHandle<TState>(callback, state);
        Schedule(handle);
        return handle;
    }

    /// <summary>Schedules the callback after a delay. <c>loop.call_later</c>.</summary>
    /// <param name="delay">The delay; zero or less means the next pass.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>A handle to cancel the callback.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread, in debug mode.</exception>
    public TimerHandle CallLater(TimeSpan delay, Action callback) => CallAt(new TimeSpan(DueAfter(delay)), callback);

    /// <summary>Schedules the callback at a time. <c>loop.call_at</c>.</summary>
    /// <param name="when">The time, as in <see cref="Time"/>. Callbacks with equal times run in the order of registration.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>A handle to cancel the callback.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread, in debug mode.</exception>
    public TimerHandle CallAt(TimeSpan when, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var handle = new TimerHandle(this, when, callback);
        if (IsOnThread || !RunsOnOtherThread())
        {
            AddTimer(when.Ticks, handle);
        }
        else
        {
            TryPost(InternalEntry(InsertTimer, handle), wake: false);
        }

        return handle;
    }

    /// <summary>
    /// <see cref="CallSoon(Action)"/> for other threads. Wakes the loop if it waits in its selector. <c>loop.call_soon_threadsafe</c>.
    /// </summary>
    /// <returns>A handle to cancel the callback.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    public Handle CallSoonThreadsafe(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return ScheduleThreadsafe(new ActionHandle(callback));
    }

    /// <inheritdoc cref="CallSoonThreadsafe(Action)"/>
    /// <param name="callback">The callback.</param>
    /// <param name="state">The argument of the callback.</param>
    public Handle CallSoonThreadsafe<TState>(Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return ScheduleThreadsafe(new StateHandle<TState>(callback, state));
    }

    internal void PushHandle(Handle handle) => _ready.Push(HandleEntry(handle));

    internal void PushInternal(Action<object?> callback, object? state) => _ready.Push(InternalEntry(callback, state));

    internal void PushContinuation(Action<object?> continuation, object? state, LoopContext context) =>
        _ready.Push(new ReadyEntry(ReadyKind.Continuation, continuation, state, context));

    internal void PushResume(Waiter waiter, LoopContext context) =>
        _ready.Push(new ReadyEntry(ReadyKind.Waiter, waiter, null, context));

    private ReadyEntry HandleEntry(Handle handle) => new(ReadyKind.Handle, handle, null, _loopContext);

    private ReadyEntry InternalEntry(Action<object?> callback, object? state) =>
        new(ReadyKind.Continuation, callback, state, _loopContext);

    private void Schedule(Handle handle)
    {
        if (IsOnThread || !RunsOnOtherThread())
        {
            PushHandle(handle);
        }
        else
        {
            TryPost(HandleEntry(handle), wake: false);
        }
    }

    private Handle ScheduleThreadsafe(Handle handle)
    {
        if (IsOnThread)
        {
            PushHandle(handle);
        }
        else if (!TryPost(HandleEntry(handle), wake: true))
        {
            ThrowIfClosed();
        }

        return handle;
    }

    /// <summary>Checks a call that is not on the loop's thread.</summary>
    /// <returns>True if the loop runs on another thread; false if it does not run.</returns>
    private bool RunsOnOtherThread()
    {
        ThrowIfClosed();
        if (!IsRunning)
        {
            // Callbacks that other threads posted before keep their place.
            if (_hasPosts)
            {
                TakeInbox();
            }

            return false;
        }

        return !Debug ? true : throw new InvalidOperationException(
            "The call is not on the loop's thread. Use CallSoonThreadsafe or RunCoroutineThreadsafe.");
    }
}
