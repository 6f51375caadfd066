namespace Asyncio;

/// <summary>
/// A mutual exclusion lock for tasks, which get it in order of arrival; <c>asyncio.Lock</c>. Not reentrant: a task that holds it and acquires it
/// again waits for ever.
/// </summary>
/// <remarks>
/// Code without an <c>await</c> needs no lock: no other task runs in between. With .NET's implicit usings the name is ambiguous with
/// <see cref="System.Threading.Lock"/>: write <c>using Lock = Asyncio.Lock;</c>.
/// </remarks>
public sealed class Lock
{
    private readonly WaiterQueue _waiters = new("Lock.AcquireAsync");

    /// <summary>True while the lock is held; <c>Lock.locked()</c>.</summary>
    /// <remarks>
    /// False from the release until the next waiting task resumes. Other tasks still wait during that time.
    /// </remarks>
    public bool IsLocked { get; private set; }

    /// <summary>Acquires the lock, waiting if necessary; <c>Lock.acquire</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled. The lock is not acquired.</exception>
    /// <exception cref="InvalidOperationException">The lock is held and no loop runs on this thread.</exception>
    public ValueTask AcquireAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (IsLocked || _waiters.HasLive)
        {
            return _waiters.Enter(new AcquireWaiter(this, EventLoop.GetRunningLoop()), cancellationToken);
        }

        IsLocked = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// <see cref="AcquireAsync"/> for a <c>using</c>: disposing the result releases the lock. <c>async with lock:</c>.
    /// </summary>
    /// <inheritdoc cref="AcquireAsync"/>
    public async ValueTask<SemaphoreEntry> EnterAsync(CancellationToken cancellationToken = default)
    {
        await AcquireAsync(cancellationToken);
        return new SemaphoreEntry(this);
    }

    /// <summary>Releases the lock and wakes the task that has waited longest; <c>Lock.release</c>.</summary>
    /// <exception cref="SynchronizationLockException">The lock is not held.</exception>
    public void Release()
    {
        if (!IsLocked)
        {
            throw new SynchronizationLockException("The lock is not held.");
        }

        IsLocked = false;
        WakeFirst();
    }

    /// <inheritdoc/>
    public override string ToString() => $"<Lock {(IsLocked ? "locked" : "unlocked")}>";

    // A woken or cancelled waiter stays at the front until it resumes, and then wakes the next one if the lock is free.
    private void WakeFirst() => _waiters.First?.Complete();

    /// <summary>A task's wait for the lock.</summary>
    private sealed class AcquireWaiter(Lock owner, EventLoop loop) : QueuedWaiter(loop, owner._waiters)
    {
        protected override void OnResume(bool isDelivered)
        {
            owner._waiters.Remove(this);
            if (!IsCancelled && !isDelivered)
            {
                owner.IsLocked = true;
            }
            else if (!owner.IsLocked)
            {
                owner.WakeFirst();
            }
        }
    }
}
