using System.Diagnostics;
using System.Threading.Tasks.Sources;

namespace Asyncio;

/// <summary>
/// One await of one task: of a timer, of a turn at a semaphore, of an event. It is the source of the <see cref="ValueTask"/>
/// that is awaited, so that a sleeping task costs this one object and its place among the timers.
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

    /// <summary>Lets a token end the wait, unless it is the waiting task's own: the task's cancellation does so anyway.</summary>
    public void ObeyToken(CancellationToken token)
    {
        if (token.CanBeCanceled && token != EventLoop.CurrentTask?.TokenIfAny)
        {
            _link = TokenLink.Make(this, loop, token);
        }
    }

    public ValueTask AsValueTask() => new(this, 0);

    public void StartTimer(long due)
    {
        _hasTimer = true;
        loop.AddTimer(due, this);
    }

    /// <summary>Ends the wait; the awaiting code goes on in the next pass. False when it had ended already.</summary>
    public bool Complete() => End(ValueTaskSourceStatus.Succeeded);

    public bool CancelWait()
    {
        if (!End(ValueTaskSourceStatus.Canceled))
        {
            return false;
        }

        if (_hasTimer)
        {
            loop.NoteCancelledTimer();
        }

        return true;
    }

    // Not at once: like any other callback the wake-up takes its turn in the pass, so that timers keep their order.
    void ITimerTarget.MakeReady(EventLoop owner) => owner.PushInternal(static self => ((Waiter)self!).Complete(), this);

    /// <summary>Runs the code that awaits. The loop calls it.</summary>
    public void Resume()
    {
        _context!.Task?.EndWait(this);
        _continuation!(_state);
    }

    // The first thing that an await asks, and the last place from where an exception reaches the awaiting code.
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

        loop.ContextOfAwait();
        return _status;
    }

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext))
        {
            (continuation, state) = FlowingContinuation.Wrap(continuation, state);
        }

        var context = loop.ContextOfAwait();
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
            throw new InvalidOperationException("The wait is not over. Await it: the loop's thread must not block on it.");
        }

        _link?.Unlink();
        var isDelivered = loop.TakeDeliveredCancellation();
        Ended(isDelivered);
        if (IsCancelled || isDelivered)
        {
            throw new OperationCanceledException(_link is { EndedWait: true } link ? link.Token : _context?.Task?.TokenIfAny ?? default);
        }
    }

    /// <summary>Called once, when the awaiting code goes on and before it does.</summary>
    /// <param name="isDelivered">
    /// True when the task was cancelled after the wait had ended well, and the await throws nevertheless.
    /// </param>
    protected virtual void Ended(bool isDelivered)
    {
    }

    private bool End(ValueTaskSourceStatus status)
    {
        Debug.Assert(status != ValueTaskSourceStatus.Pending, "A wait ends with an outcome.");
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
