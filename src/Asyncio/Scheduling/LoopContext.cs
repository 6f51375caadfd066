namespace Asyncio;

/// <summary>
/// What brings a continuation back to the loop. Each task has its own, so that a continuation that another thread posts
/// is known to belong to that task; the loop has one for callbacks that belong to none.
/// </summary>
/// <remarks>
/// The runtime runs a continuation in place when the context it captured <em>is</em> the current one, and posts it otherwise.
/// One context a task therefore gives asyncio's order for free: within a task an await of a finished coroutine
/// goes straight on; from one task to another it goes through the ready queue.
/// </remarks>
internal sealed class LoopContext : SynchronizationContext
{
    public readonly EventLoop Loop;
    public readonly LoopTask? Task;

    // What the runtime's wait returns when its time is over.
    private const int WaitTimeout = 0x102;

    public LoopContext(EventLoop loop, LoopTask? task)
    {
        Loop = loop;
        Task = task;
        if (loop.Debug)
        {
            SetWaitNotificationRequired();
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => Loop.PostFromContext(d, state, this);

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Loop.IsOnThread)
        {
            d(state);
            return;
        }

        using var call = new BlockingCall(d, state);
        ObjectDisposedException.ThrowIf(!Loop.PostFromContext(BlockingCall.Run, call, this), Loop);
        call.Wait();
    }

    // It holds no state that a copy could change, and "is it the current one" is asked by reference.
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>In debug mode, what blocks the loop's thread comes by here; that is told while it blocks, not after.</summary>
    public override int Wait(IntPtr[] waitHandles, bool waitAll, int millisecondsTimeout)
    {
        var patience = (int)Math.Min(Loop.SlowCallbackDuration.TotalMilliseconds, int.MaxValue);
        if (millisecondsTimeout >= 0 && millisecondsTimeout <= patience)
        {
            return WaitHelper(waitHandles, waitAll, millisecondsTimeout);
        }

        var result = WaitHelper(waitHandles, waitAll, patience);
        if (result != WaitTimeout)
        {
            return result;
        }

        Loop.ReportBlockingWait();
        return WaitHelper(waitHandles, waitAll, millisecondsTimeout < 0 ? millisecondsTimeout : millisecondsTimeout - patience);
    }

    public override void OperationStarted() => Loop.OperationStarted();

    public override void OperationCompleted() => Loop.OperationCompleted();
}
