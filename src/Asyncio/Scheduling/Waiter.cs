using System.Diagnostics;
using System.Threading.Tasks.Sources;

namespace Asyncio;

/// <summary>
/// One await of one task: of a timer, a semaphore, an event. It is also the source of the awaited <see cref="ValueTask"/>, so that a sleeping
/// task allocates one object.
/// </summary>
internal class Waiter(EventLoop loop) : IValueTaskSource, IAwaited, ITimerTarget
{
    private Action<object?>? _continuation;
    private object? _state;
    private LoopContext? _context;
    private ValueTaskSourceStatus _status;
    private TokenLink? _link;
    private bool _hasTimer;

    public virtual string AwaitName => "Wait";

    public virtual IEnumerable<Future> AwaitedFutures => [];

    public bool IsDone => _status != ValueTaskSourceStatus.Pending;

    public bool IsCancelled => _status == ValueTaskSourceStatus.Canceled;

    bool ITimerTarget.IsObsolete => IsDone;

    /// <summary>Cancels the wait when the token is cancelled. Does nothing for the token of the waiting task, whose cancellation ends the wait anyway.</summary>
    public void LinkToken(CancellationToken token)
    {
        if (token.CanBeCanceled && token != EventLoop.CurrentTask?.TokenIfAny)
        {
            _link = TokenLink.Create(this, loop, token);
        }
    }

    public ValueTask AsValueTask() => new(this, 0);

    public void StartTimer(long due)
    {
        _hasTimer = true;
        loop.AddTimer(due, this);
    }

    /// <summary>Ends the wait; the awaiting code continues in the next pass. False if it had already ended.</summary>
    public bool Complete() => End(ValueTaskSourceStatus.Succeeded);

    public bool CancelWait()
    {
        if (!End(ValueTaskSourceStatus.Canceled))
        {
            return false;
        }

        if (_hasTimer)
        {
            loop.CountCancelledTimer();
        }

        return true;
    }

    // Through the ready queue like any other callback, so that timers keep their order.
    void ITimerTarget.MakeReady(EventLoop owner) => owner.PushInternal(static self => ((Waiter)self!).Complete(), this);

    /// <summary>Runs the continuation. Called by the loop.</summary>
    public void Resume()
    {
        _context!.Task?.EndWait(this);
        _continuation!(_state);
    }

    // An await calls this first. An exception of OnCompleted would not reach the awaiting code.
    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token)
    {
        if (IsDone)
        {
            return _status;
        }

        if (_continuation is not null)
        {
            throw new InvalidOperationException("A ValueTask of the loop can be awaited only once. Use AsTask() to share it.");
        }

        loop.GetAwaitContext();
        return _status;
    }

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext))
        {
            (continuation, state) = FlowingContinuation.Wrap(continuation, state);
        }

        var context = loop.GetAwaitContext();
        _continuation = continuation;
        _state = state;
        _context = context;
        if (IsDone)
        {
            loop.PushResume(this, context);
        }
        else
        {
            context.Task?.BeginWait(this);
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        if (!IsDone)
        {
            throw new InvalidOperationException("The wait has not ended. Await it: the loop's thread must not block.");
        }

        _link?.Unlink();
        var isDelivered = loop.TakeDeliveredCancellation();
        OnResume(isDelivered);
        if (IsCancelled || isDelivered)
        {
            throw new OperationCanceledException(_link is { EndedWait: true } link ? link.Token : _context?.Task?.TokenIfAny ?? default);
        }
    }

    /// <summary>Called once, before the awaiting code continues.</summary>
    /// <param name="isDelivered">
    /// True if the task was cancelled after the wait had succeeded, so that the await throws.
    /// </param>
    protected virtual void OnResume(bool isDelivered)
    {
    }

    private bool End(ValueTaskSourceStatus status)
    {
        Debug.Assert(status != ValueTaskSourceStatus.Pending, "A wait cannot end as pending.");
        if (IsDone)
        {
            return false;
        }

        _status = status;
        if (_context is { } context)
        {
            loop.PushResume(this, context);
        }

        return true;
    }
}
