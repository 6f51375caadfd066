namespace Asyncio;

/// <summary>Tasks that wait for something, in order of arrival.</summary>
/// <param name="name">The call that waits.</param>
internal sealed class WaiterQueue(string name)
{
    private QueuedWaiter? _first;
    private QueuedWaiter? _last;

    public string Name => name;

    /// <summary>True when one waits that was not cancelled.</summary>
    public bool HasAny
    {
        get
        {
            DropDone();
            return _first is not null;
        }
    }

    /// <summary>True when one is in the queue that was not cancelled; one that was called and has not resumed counts.</summary>
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

    /// <summary>Starts to wait, at the end of the queue.</summary>
    /// <param name="waiter">The wait; it is new.</param>
    /// <param name="token">Ends it, besides the cancellation of the task.</param>
    public ValueTask Enter(QueuedWaiter waiter, CancellationToken token)
    {
        waiter.ObeyToken(token);
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

    /// <summary>Takes out the one that has waited longest and was not cancelled; null when there is none.</summary>
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

    // Cancelled, but its task has not resumed yet.
    private void DropDone()
    {
        while (_first is { IsDone: true } first)
        {
            Remove(first);
        }
    }
}
