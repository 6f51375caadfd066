namespace Asyncio;

/// <summary>Tasks that wait for something, in order of arrival. Who was cancelled keeps its place until it is passed over.</summary>
internal sealed class WaiterQueue
{
    private QueuedWaiter? _first;
    private QueuedWaiter? _last;

    public bool HasAny
    {
        get
        {
            DropCancelled();
            return _first is not null;
        }
    }

    public void Add(QueuedWaiter waiter)
    {
        if (_last is null)
            _first = waiter;
        else
            _last.Next = waiter;
        _last = waiter;
    }

    /// <summary>The one that has waited longest, or null.</summary>
    public QueuedWaiter? TakeFirst()
    {
        DropCancelled();
        return RemoveFirst();
    }

    private void DropCancelled()
    {
        while (_first is { IsDone: true })
            RemoveFirst();
    }

    private QueuedWaiter? RemoveFirst()
    {
        var first = _first;
        if (first is null)
            return null;
        _first = first.Next;
        if (_first is null)
            _last = null;
        first.Next = null;
        return first;
    }
}
