namespace Asyncio;

/// <summary>A flag that tasks can wait for; <c>asyncio.Event</c>.</summary>
public sealed class Event
{
    private readonly WaiterQueue _waiters;

    /// <summary>Creates an event that is not set.</summary>
    public Event()
        : this("Event.WaitAsync")
    {
    }

    internal Event(string waitName) => _waiters = new WaiterQueue(waitName);

    /// <summary>True after <see cref="Set"/>, until <see cref="Clear"/>; <c>Event.is_set()</c>.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Sets the event: wakes all waiting tasks in order of arrival; later waits return at once. <c>Event.set()</c>.</summary>
    public void Set()
    {
        IsSet = true;
        while (_waiters.TakeFirst() is { } waiter)
        {
            waiter.Complete();
        }
    }

    /// <summary>Resets the event: later waits block. Tasks that were woken but have not resumed still continue. <c>Event.clear()</c>.</summary>
    public void Clear() => IsSet = false;

    /// <summary>Waits until the event is set; <c>Event.wait()</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The event is not set and no loop runs on this thread.</exception>
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
