using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>
/// An awaitable that ends with a result, with an exception, or cancelled; <c>asyncio.Future</c>. An await continues on the loop's thread, in
/// the pass after the one in which the future was done.
/// </summary>
/// <remarks>Use it on its loop's thread only. <see cref="AsTask"/> returns a task for other threads.</remarks>
public abstract class Future : IAwaited
{
    // While the future is pending, the last of its callbacks; after a failure, the exception. One field for both saves memory: a program may
    // have a hundred thousand tasks.
    private object? _callbacksOrFailure;
    private FutureState _state;

    private protected Future(EventLoop loop) => Loop = loop;

    /// <summary>The loop of the future; <c>Future.get_loop()</c>.</summary>
    public EventLoop Loop { get; }

    /// <summary>True if the future has a result or an exception, or was cancelled; <c>Future.done()</c>.</summary>
    public bool Done => _state != FutureState.Pending;

    /// <summary>True if the future was cancelled; <c>Future.cancelled()</c>.</summary>
    public bool Cancelled => _state == FutureState.Cancelled;

    /// <summary>
    /// The exception, not wrapped; null if there is none or the future is pending. Reading it marks the exception as retrieved.
    /// <c>Future.exception()</c>, which raises if the future is pending.
    /// </summary>
    public Exception? Exception
    {
        get
        {
            Failure?.MarkRetrieved();
            return FailureOrNull;
        }
    }

    internal bool HasFailed => _state == FutureState.Failed;

    internal bool Succeeded => _state == FutureState.Finished;

    /// <summary>The exception, without marking it as retrieved.</summary>
    internal Exception? FailureOrNull => Failure?.Exception;

    private protected FutureState State => _state;

    private UnretrievedException? Failure => _callbacksOrFailure as UnretrievedException;

    /// <summary>
    /// Cancels the future if it is pending: an await throws an <see cref="OperationCanceledException"/>. <c>Future.cancel()</c>.
    /// </summary>
    /// <returns>False if the future was already done.</returns>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public virtual bool Cancel()
    {
        ThrowIfNotOnThread();
        return TryEnd(FutureState.Cancelled, null);
    }

    bool IAwaited.CancelWait() => Cancel();

    string IAwaited.AwaitName => AwaitName;

    IEnumerable<Future> IAwaited.AwaitedFutures => AwaitedFutures;

    /// <inheritdoc cref="IAwaited.AwaitName"/>
    internal virtual string AwaitName => nameof(Future);

    /// <inheritdoc cref="IAwaited.AwaitedFutures"/>
    internal virtual IEnumerable<Future> AwaitedFutures => [];

    /// <summary>
    /// Schedules the callback when the future is done; in the next pass if it is already done.
    /// <c>Future.add_done_callback</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public void AddDoneCallback(Action<Future> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddCallback(new DoneHandle(callback, this));
    }

    /// <summary>Removes a callback that was not scheduled yet; <c>Future.remove_done_callback</c>.</summary>
    /// <returns>The number of removed callbacks.</returns>
    /// <param name="callback">The registered delegate, or one for the same method of the same object.</param>
    public int RemoveDoneCallback(Delegate callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ThrowIfNotOnThread();
        return RemoveCallbacks(done => done.Entry.Callback is DoneHandle handle && handle.Is(callback));
    }

    /// <summary>
    /// Returns a .NET task that ends as the future does: for <see cref="Task.WhenAll(Task[])"/>, for another thread, or for blocking code
    /// outside the loop. Cancelling a wait on it does not cancel the future.
    /// </summary>
    public Task AsTask() => GetTask();

    /// <summary>Returns the awaiter. For the compiler.</summary>
    public FutureAwaiter GetAwaiter() => new(this);

    /// <summary>Throws the exception of the future; returns if it has a result.</summary>
    internal void ThrowUnlessFinished()
    {
        switch (_state)
        {
            case FutureState.Finished:
                return;
            case FutureState.Cancelled:
                ThrowCancelled();
                return;
            case FutureState.Failed:
                ExceptionDispatchInfo.Throw(Exception!);
                return;
            default:
                throw new InvalidOperationException("The result is not set yet. Await it.");
        }
    }

    /// <summary>Registers an internal callback, in the context of no task.</summary>
    internal DoneCallback OnDone(Action<object?> callback, object? state) =>
        AddCallback(new ReadyEntry(ReadyKind.Continuation, callback, state, Loop.RootContext));

    private protected DoneCallback AddCallback(DoneHandle handle) =>
        AddCallback(new ReadyEntry(ReadyKind.Handle, handle, null, Loop.RootContext));

    private DoneCallback AddCallback(in ReadyEntry entry)
    {
        ThrowIfNotOnThread();
        var callback = new DoneCallback(entry);
        if (Done)
        {
            Loop.Push(entry);
            return callback;
        }

        if (_callbacksOrFailure is DoneCallback last)
        {
            callback.Next = last.Next;
            last.Next = callback;
        }

        _callbacksOrFailure = callback;
        return callback;
    }

    internal void RemoveCallback(DoneCallback entry) => RemoveCallbacks(other => ReferenceEquals(other, entry));

    /// <summary>True if an await continues at once; throws if it could never resume.</summary>
    /// <remarks>
    /// It throws here because an exception of <see cref="Await"/> would not reach the awaiting code, but end the process.
    /// </remarks>
    internal bool IsAwaitComplete() =>
        Done || (ReferenceEquals(Loop.GetAwaitContext().Task, this)
            ? throw new InvalidOperationException($"A task cannot await itself: {this}")
            : false);

    internal void Await(Action continuation)
    {
        var context = Loop.GetAwaitContext();
        AddCallback(new ReadyEntry(ReadyKind.Await, continuation, this, context));
        context.Task?.BeginWait(this);
    }

    internal virtual void InvokeDoneCallback(Delegate callback) => ((Action<Future>)callback)(this);

    private protected abstract Task GetTask();

    private protected virtual void ThrowCancelled() => throw new OperationCanceledException("The future was cancelled.");

    /// <summary>Ends the future and schedules its callbacks. False if it was already done.</summary>
    private protected bool TryEnd(FutureState state, Exception? exception)
    {
        if (Done)
        {
            return false;
        }

        var last = _callbacksOrFailure as DoneCallback;
        _state = state;
        _callbacksOrFailure = exception is null ? null : new UnretrievedException(this, exception);
        for (var callback = last; callback is not null; callback = ReferenceEquals(callback, last) ? null : callback)
        {
            callback = callback.Next;
            Loop.Push(callback.Entry);
        }

        return true;
    }

    private protected void ThrowIfNotOnThread()
    {
        if (!Loop.IsOnThread)
        {
            Loop.ThrowIfRunsOnOtherThread();
        }
    }

    private int RemoveCallbacks(Func<DoneCallback, bool> matches)
    {
        if (_callbacksOrFailure is not DoneCallback last)
        {
            return 0;
        }

        var removed = 0;
        var kept = new List<DoneCallback>();
        for (var entry = last.Next; ; entry = entry.Next)
        {
            if (matches(entry))
            {
                removed++;
            }
            else
            {
                kept.Add(entry);
            }

            if (ReferenceEquals(entry, last))
            {
                break;
            }
        }

        _callbacksOrFailure = kept.LastOrDefault();
        for (var i = 0; i < kept.Count; i++)
        {
            kept[i].Next = kept[(i + 1) % kept.Count];
        }

        return removed;
    }
}
