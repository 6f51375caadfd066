namespace Asyncio;

/// <summary>A wait with a place in a <see cref="WaiterQueue"/>.</summary>
internal class QueuedWaiter(EventLoop loop, WaiterQueue queue) : Waiter(loop)
{
    public override string AwaitName => queue.Name;

    public QueuedWaiter? Previous { get; set; }

    public QueuedWaiter? Next { get; set; }

    protected override void Ended(bool isDelivered)
    {
        // A waiter that was called has left already. One that gave up leaves here, so that an unserved queue does not grow.
        if (IsCancelled)
        {
            queue.Remove(this);
        }
    }
}
