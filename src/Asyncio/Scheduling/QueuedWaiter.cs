namespace Asyncio;

/// <summary>A wait with a place in a <see cref="WaiterQueue"/>.</summary>
internal class QueuedWaiter(EventLoop loop, WaiterQueue queue) : Waiter(loop)
{
    public override string AwaitName => queue.Name;

    public QueuedWaiter? Previous { get; set; }

    public QueuedWaiter? Next { get; set; }

    protected override void Ended(bool isDelivered)
    {
        // Who was called is out already; who gave up leaves, so that a queue nobody serves does not grow.
        if (IsCancelled)
        {
            queue.Remove(this);
        }
    }
}
