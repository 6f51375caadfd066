namespace Asyncio;

/// <summary>A wait with a place in a <see cref="WaiterQueue"/>.</summary>
internal class QueuedWaiter(EventLoop loop) : Waiter(loop)
{
    public QueuedWaiter? Next { get; set; }
}
