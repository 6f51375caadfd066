using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>
/// Something of a loop that will be done: with a result, with an exception or cancelled. <c>asyncio.Future</c>. Awaited, it
/// resumes the awaiting code on the loop's thread, in the pass after the one in which it was done.
/// </summary>
/// <remarks>It belongs to its loop's thread: <see cref="AsTask"/> gives what other threads may wait for.</remarks>
public abstract class Future : IAwaited
{
    // While it is pending, the last of its callbacks, which leads around to the first; once it has failed, the exception.
    // One field for both, because a hundred thousand sleeping tasks are made of such fields.
    private object? _callbacksOrFailure;
    private FutureState _state;

    private protected Future(EventLoop loop) => Loop = loop;

    /// <summary>The loop it belongs to; <c>Future.get_loop()</c>.</summary>
    public EventLoop Loop { get; }

    /// <summary>True when there is a result or an exception, or it was cancelled; <c>Future.done()</c>.</summary>
    public bool Done => _state != FutureState.Pending;

    /// <summary>True when it was cancelled; <c>Future.cancelled()</c>.</summary>
    public bool Cancelled => _state == FutureState.Cancelled;

    /// <summary>
    /// The exception it ended with, itself and not wrapped; null when it ended otherwise or is pending. To look is to have
    /// seen it. <c>Future.exception()</c>, which throws where this is null for lack of an end.
    /// </summary>
    public Exception? Exception
    {
        get
        {
            Failure?.MarkSeen();
            return FailureOrNull;
        }
    }

    internal bool HasFailed => _state == FutureState.Failed;

    internal bool Succeeded => _state == FutureState.Finished;

    /// <summary>The exception, without having seen it.</summary>
    internal Exception? FailureOrNull => Failure?.Exception;

    private protected FutureState State => _state;

    private UnseenFailure? Failure => _callbacksOrFailure as UnseenFailure;

    /// <summary>
    /// Cancels it, if it is pending: who awaits it gets an <see cref="OperationCanceledException"/>. <c>Future.cancel()</c>.
    /// </summary>
    /// <returns>False when it was done already.</returns>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public virtual bool Cancel()
    {
        ThrowIfElsewhere();
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
    /// Has the callback run, through the ready queue, once this is done; if it is done already, in the next pass.
    /// <c>Future.add_done_callback</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public void AddDoneCallback(Action<Future> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddCallback(new DoneHandle(callback, this));
    }

    /// <summary>Takes back a callback that has not been scheduled yet; <c>Future.remove_done_callback</c>.</summary>
    /// <returns>How many registrations were removed.</returns>
    /// <param name="callback">The delegate that was registered, or one for the same method of the same object.</param>
    public int RemoveDoneCallback(Delegate callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ThrowIfElsewhere();
        return RemoveCallbacks(done => done.Entry.Callback is DoneHandle handle && handle.Is(callback));
    }

    /// <summary>
    /// This as a .NET task: for <see cref="Task.WhenAll(Task[])"/>, for another thread, or for blocking code outside the loop.
    /// Cancelling the token given to a wait on it does not cancel this.
    /// </summary>
    public Task AsTask() => GetTask();

    /// <summary>Awaits it.</summary>
    public FutureAwaiter GetAwaiter() => new(this);

    /// <summary>Throws what it ended with, unless that is a result.</summary>
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

    /// <summary>Registers a callback of the library's own, in no task's context.</summary>
    internal DoneCallback OnDone(Action<object?> callback, object? state) =>
        AddCallback(new ReadyEntry(ReadyKind.Continuation, callback, state, Loop.RootContext));

    private protected DoneCallback AddCallback(DoneHandle handle) =>
        AddCallback(new ReadyEntry(ReadyKind.Handle, handle, null, Loop.RootContext));

    private DoneCallback AddCallback(in ReadyEntry entry)
    {
        ThrowIfElsewhere();
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

    /// <summary>Whether an await goes straight on; throws when it could not resume.</summary>
    /// <remarks>
    /// Here and not where the continuation is registered: what that throws does not reach the awaiting code, but ends the process.
    /// </remarks>
    internal bool IsAwaitOver() =>
        Done || (ReferenceEquals(Loop.ContextOfAwait().Task, this)
            ? throw new InvalidOperationException($"A task cannot await itself: {this}")
            : false);

    internal void Await(Action continuation)
    {
        var context = Loop.ContextOfAwait();
        AddCallback(new ReadyEntry(ReadyKind.Await, continuation, this, context));
        context.Task?.BeginWait(this);
    }

    internal virtual void InvokeDoneCallback(Delegate callback) => ((Action<Future>)callback)(this);

    private protected abstract Task GetTask();

    private protected virtual void ThrowCancelled() => throw new OperationCanceledException("The future was cancelled.");

    /// <summary>Ends it and schedules its callbacks. False when it was done already.</summary>
    private protected bool TryEnd(FutureState state, Exception? exception)
    {
        if (Done)
        {
            return false;
        }

        var last = _callbacksOrFailure as DoneCallback;
        _state = state;
        _callbacksOrFailure = exception is null ? null : new UnseenFailure(this, exception);
        for (var callback = last; callback is not null; callback = ReferenceEquals(callback, last) ? null : callback)
        {
            callback = callback.Next;
            Loop.Push(callback.Entry);
        }

        return true;
    }

    private protected void ThrowIfElsewhere()
    {
        if (!Loop.IsOnThread)
        {
            Loop.ThrowIfRunningElsewhere();
        }
    }

    private int RemoveCallbacks(Func<DoneCallback, bool> isMeant)
    {
        if (_callbacksOrFailure is not DoneCallback last)
        {
            return 0;
        }

        var removed = 0;
        var kept = new List<DoneCallback>();
        for (var entry = last.Next; ; entry = entry.Next)
        {
            if (isMeant(entry))
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
