namespace Asyncio;

/// <summary>Lets a number of tasks through at a time, the others in order of arrival; <c>asyncio.Semaphore</c>.</summary>
/// <remarks>
/// For the tasks of one loop, so it takes no lock. Waiting costs one object and a place in a list.
/// With .NET's implicit usings the name is ambiguous with <see cref="System.Threading.Semaphore"/>: say
/// <c>using Semaphore = Asyncio.Semaphore;</c>.
/// </remarks>
public class Semaphore
{
    private readonly WaiterQueue _waiters = new("Semaphore.AcquireAsync");
    private int _woken;

    /// <summary>Makes a semaphore.</summary>
    /// <param name="value">How many it lets through at a time; 0 lets none through until the first release.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is less than 0.</exception>
    public Semaphore(int value = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>How many more it would let through at once.</summary>
    public int Value { get; private set; }

    /// <summary>True when <see cref="AcquireAsync"/> would have to wait; <c>Semaphore.locked()</c>.</summary>
    /// <remarks>Also while one that was given its turn has not resumed yet: a newcomer does not overtake it.</remarks>
    public bool IsLocked => Value == 0 || _woken > 0 || _waiters.HasAny;

    /// <summary>Goes through, at once or when it is this caller's turn; <c>Semaphore.acquire</c>.</summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled; nothing is held then.</exception>
    /// <exception cref="InvalidOperationException">It has to wait and no loop runs on this thread.</exception>
    public ValueTask AcquireAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (IsLocked)
        {
            return WaitForTurn(cancellationToken);
        }

        Value--;
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// <see cref="AcquireAsync"/> for a <c>using</c>: what it returns releases the semaphore when disposed.
    /// <c>async with semaphore:</c>.
    /// </summary>
    /// <inheritdoc cref="AcquireAsync"/>
    public async ValueTask<SemaphoreEntry> EnterAsync(CancellationToken cancellationToken = default)
    {
        await AcquireAsync(cancellationToken);
        return new SemaphoreEntry(this);
    }

    /// <summary>Lets one more through: the task that waits longest, if any waits. <c>Semaphore.release</c>.</summary>
    public virtual void Release()
    {
        Value++;
        WakeNext();
    }

    private ValueTask WaitForTurn(CancellationToken cancellationToken) =>
        _waiters.Enter(new Turn(this, EventLoop.GetRunningLoop()), cancellationToken);

    private bool WakeNext()
    {
        if (_waiters.TakeFirst() is not { } turn)
        {
            return false;
        }

        Value--;
        _woken++;
        turn.Complete();
        return true;
    }

    private void TurnEnded(bool wasGiven, bool isHeld)
    {
        if (wasGiven)
        {
            _woken--;
            Value += isHeld ? 0 : 1;
        }

        // All that may pass: they came while there was room, and waited only because this one was before them.
        while (Value > 0 && WakeNext())
        {
        }
    }

    /// <summary>One task's wait for its turn.</summary>
    private sealed class Turn(Semaphore semaphore, EventLoop loop) : QueuedWaiter(loop, semaphore._waiters)
    {
        protected override void Ended(bool isDelivered)
        {
            base.Ended(isDelivered);

            // Cancelled after the turn was given, it goes to the next.
            semaphore.TurnEnded(wasGiven: !IsCancelled, isHeld: !IsCancelled && !isDelivered);
        }
    }
}
