namespace Asyncio;

/// <summary>A waiter in a <see cref="WaiterQueue"/>.</summary>
internal class QueuedWaiter(EventLoop loop, WaiterQueue queue) : Waiter(loop)
{
    public override string AwaitName => queue.Name;

    public QueuedWaiter? Previous { get; set; }

    public QueuedWaiter? Next { get; set; }

    protected override void OnResume(bool isDelivered)
    {
        // A completed waiter was removed already. A cancelled one is removed here, so that the queue does not grow.
        if (IsCancelled)
        {
            queue.Remove(this);
        }
    }
}
