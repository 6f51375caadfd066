namespace Asyncio;

/// <summary>A queue of waiters in order of arrival.</summary>
/// <param name="name">The call that waits.</param>
internal sealed class WaiterQueue(string name)
{
    private QueuedWaiter? _first;
    private QueuedWaiter? _last;

    public string Name => name;

    /// <summary>True if a waiter is pending.</summary>
    public bool HasAny
    {
        get
        {
            DropDone();
            return _first is not null;
        }
    }

    /// <summary>True if the queue has a waiter that was not cancelled, including completed ones that have not resumed.</summary>
    public bool HasLive
    {
        get
        {
            for (var waiter = _first; waiter is not null; waiter = waiter.Next)
            {
                if (!waiter.IsCancelled)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public QueuedWaiter? First => _first;

    /// <summary>Adds a waiter to the end of the queue.</summary>
    /// <param name="waiter">The waiter, which is in no queue.</param>
    /// <param name="token">Cancels the wait, as cancelling the task does.</param>
    public ValueTask Enter(QueuedWaiter waiter, CancellationToken token)
    {
        waiter.LinkToken(token);
        waiter.Previous = _last;
        if (_last is null)
        {
            _first = waiter;
        }
        else
        {
            _last.Next = waiter;
        }

        _last = waiter;
        return waiter.AsValueTask();
    }

    /// <summary>Removes the first pending waiter and returns it; null if there is none.</summary>
    public QueuedWaiter? TakeFirst()
    {
        DropDone();
        var first = _first;
        if (first is not null)
        {
            Remove(first);
        }

        return first;
    }

    public void Remove(QueuedWaiter waiter)
    {
        if (waiter.Previous is { } previous)
        {
            previous.Next = waiter.Next;
        }
        else if (ReferenceEquals(_first, waiter))
        {
            _first = waiter.Next;
        }
        else
        {
            return;
        }

        if (waiter.Next is { } next)
        {
            next.Previous = waiter.Previous;
        }
        else
        {
            _last = waiter.Previous;
        }

        waiter.Previous = waiter.Next = null;
    }

    // Removes cancelled waiters whose tasks have not resumed yet.
    private void DropDone()
    {
        while (_first is { IsDone: true } first)
        {
            Remove(first);
        }
    }
}
