namespace Asyncio;

/// <summary>Something that happens once, or until it is cleared, and that any number of tasks can wait for; <c>asyncio.Event</c>.</summary>
public sealed class Event
{
    private readonly WaiterQueue _waiters;

    /// <summary>Makes an event that is not set.</summary>
    public Event()
        : this("Event.WaitAsync")
    {
    }

    internal Event(string waitName) => _waiters = new WaiterQueue(waitName);

    /// <summary>True after <see cref="Set"/>, until <see cref="Clear"/>; <c>Event.is_set()</c>.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Lets all pass that wait, in order of arrival, and those who come later.</summary>
    public void Set()
    {
        IsSet = true;
        while (_waiters.TakeFirst() is { } waiter)
        {
            waiter.Complete();
        }
    }

    /// <summary>Has those who come from now on wait. Who was let pass stays so, although it has not resumed yet.</summary>
    public void Clear() => IsSet = false;

    /// <summary>Waits until it is set; <c>Event.wait()</c>.</summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">It has to wait and no loop runs on this thread.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        return IsSet
            ? ValueTask.CompletedTask
            : _waiters.Enter(new QueuedWaiter(EventLoop.GetRunningLoop(), _waiters), cancellationToken);
    }

    /// <inheritdoc/>
    public override string ToString() => $"<Event {(IsSet ? "set" : "unset")}>";
}
