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
internal sealed class LoopContext(EventLoop loop, LoopTask? task) : SynchronizationContext
{
    public readonly EventLoop Loop = loop;
    public readonly LoopTask? Task = task;

    public override void Post(SendOrPostCallback d, object? state) => Loop.PostFromContext(d, state, this);

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Loop.IsOnThread)
        {
            d(state);
            return;
        }

        using var call = new BlockingCall(d, state);
        Loop.PostFromContext(BlockingCall.Run, call, this);
        call.Wait();
    }

    // It holds no state that a copy could change, and "is it the current one" is asked by reference.
    public override SynchronizationContext CreateCopy() => this;

    public override void OperationStarted() => Loop.OperationStarted();

    public override void OperationCompleted() => Loop.OperationCompleted();
}
