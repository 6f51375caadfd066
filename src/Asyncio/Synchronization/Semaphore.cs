namespace Asyncio;

/// <summary>Limits the number of tasks that hold it; the others wait in order of arrival. <c>asyncio.Semaphore</c>.</summary>
/// <remarks>
/// For the tasks of one loop, so it takes no lock. With .NET's implicit usings the name is ambiguous with <see cref="System.Threading.Semaphore"/>: write
/// <c>using Semaphore = Asyncio.Semaphore;</c>.
/// </remarks>
public class Semaphore
{
    private readonly WaiterQueue _waiters = new("Semaphore.AcquireAsync");
    private int _woken;

    /// <summary>Creates a semaphore.</summary>
    /// <param name="value">The number of tasks that may hold it; with 0, all wait until a release.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is less than 0.</exception>
    public Semaphore(int value = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The number of tasks that may acquire it now.</summary>
    public int Value { get; private set; }

    /// <summary>True if <see cref="AcquireAsync"/> would wait; <c>Semaphore.locked()</c>.</summary>
    /// <remarks>Also true while a woken task has not resumed yet, so that new tasks do not overtake it.</remarks>
    public bool IsLocked => Value == 0 || _woken > 0 || _waiters.HasAny;

    /// <summary>Acquires the semaphore, waiting if necessary; <c>Semaphore.acquire</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled. The semaphore is not acquired.</exception>
    /// <exception cref="InvalidOperationException">The semaphore is locked and no loop runs on this thread.</exception>
    public ValueTask AcquireAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (IsLocked)
        {
            return WaitToAcquire(cancellationToken);
        }

        Value--;
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// <see cref="AcquireAsync"/> for a <c>using</c>: disposing the result releases the semaphore. <c>async with semaphore:</c>.
    /// </summary>
    /// <inheritdoc cref="AcquireAsync"/>
    public async ValueTask<SemaphoreEntry> EnterAsync(CancellationToken cancellationToken = default)
    {
        await AcquireAsync(cancellationToken);
        return new SemaphoreEntry(this);
    }

    /// <summary>Releases the semaphore and wakes the task that has waited longest; <c>Semaphore.release</c>.</summary>
    public virtual void Release()
    {
        Value++;
        WakeNext();
    }

    private ValueTask WaitToAcquire(CancellationToken cancellationToken) =>
        _waiters.Enter(new AcquireWaiter(this, EventLoop.GetRunningLoop()), cancellationToken);

    private bool WakeNext()
    {
        if (_waiters.TakeFirst() is not { } waiter)
        {
            return false;
        }

        Value--;
        _woken++;
        waiter.Complete();
        return true;
    }

    private void EndAcquire(bool wasWoken, bool isHeld)
    {
        if (wasWoken)
        {
            _woken--;
            Value += isHeld ? 0 : 1;
        }

        // Wakes all that may acquire it: they waited only because this one was before them.
        while (Value > 0 && WakeNext())
        {
        }
    }

    /// <summary>A task's wait for the semaphore.</summary>
    private sealed class AcquireWaiter(Semaphore semaphore, EventLoop loop) : QueuedWaiter(loop, semaphore._waiters)
    {
        protected override void OnResume(bool isDelivered)
        {
            base.OnResume(isDelivered);

            // If the task was woken and then cancelled, the next waiter is woken instead.
            semaphore.EndAcquire(wasWoken: !IsCancelled, isHeld: !IsCancelled && !isDelivered);
        }
    }
}
