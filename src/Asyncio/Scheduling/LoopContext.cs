namespace Asyncio;

/// <summary>
/// Posts continuations back to the loop. Each task has its own context, which tells the task of a posted continuation; the loop has one for
/// callbacks without a task.
/// </summary>
/// <remarks>
/// The runtime runs a continuation in place if the captured context <em>is</em> the current one, and posts it otherwise. One context for each
/// task gives asyncio's order: within a task, an await of a completed coroutine continues at once; from one task to another, the continuation
/// goes through the ready queue.
/// </remarks>
internal sealed class LoopContext : SynchronizationContext
{
    public readonly EventLoop Loop;
    public readonly LoopTask? Task;

    // The runtime's result of a wait that timed out.
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

    // The runtime compares contexts by reference.
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>In debug mode, the runtime calls this for blocking waits on the loop's thread. Reports a long one while it blocks.</summary>
    public override int Wait(IntPtr[] waitHandles, bool waitAll, int millisecondsTimeout)
    {
        var slowDuration = (int)Math.Min(Loop.SlowCallbackDuration.TotalMilliseconds, int.MaxValue);
        if (millisecondsTimeout >= 0 && millisecondsTimeout <= slowDuration)
        {
            return WaitHelper(waitHandles, waitAll, millisecondsTimeout);
        }

        var result = WaitHelper(waitHandles, waitAll, slowDuration);
        if (result != WaitTimeout)
        {
            return result;
        }

        Loop.ReportBlockingWait();
        return WaitHelper(waitHandles, waitAll, millisecondsTimeout < 0 ? millisecondsTimeout : millisecondsTimeout - slowDuration);
    }

    public override void OperationStarted() => Loop.OperationStarted();

    public override void OperationCompleted() => Loop.OperationCompleted();
}
