namespace Asyncio;

/// <summary>
/// Lets one task through at a time, the others in order of arrival; <c>asyncio.Lock</c>. Not reentrant: a task that
/// holds it and asks again waits for itself.
/// </summary>
/// <remarks>
/// Code without an <c>await</c> needs none: nothing runs in between. With .NET's implicit usings the name is ambiguous with
/// <see cref="System.Threading.Lock"/>: say <c>using Lock = Asyncio.Lock;</c>.
/// </remarks>
public sealed class Lock
{
    private readonly WaiterQueue _waiters = new("Lock.AcquireAsync");

    /// <summary>True while it is held; <c>Lock.locked()</c>.</summary>
    /// <remarks>
    /// False from its release until the task that waited longest resumes and takes it. A newcomer waits nevertheless.
    /// </remarks>
    public bool IsLocked { get; private set; }

    /// <summary>Takes the lock, at once or when it is this caller's turn; <c>Lock.acquire</c>.</summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled; the lock is not held then.</exception>
    /// <exception cref="InvalidOperationException">It has to wait and no loop runs on this thread.</exception>
    public ValueTask AcquireAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (IsLocked || _waiters.HasLive)
        {
            return _waiters.Enter(new Turn(this, EventLoop.GetRunningLoop()), cancellationToken);
        }

        IsLocked = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// <see cref="AcquireAsync"/> for a <c>using</c>: what it returns releases the lock when disposed.
    /// <c>async with lock:</c>.
    /// </summary>
    /// <inheritdoc cref="AcquireAsync"/>
    public async ValueTask<SemaphoreEntry> EnterAsync(CancellationToken cancellationToken = default)
    {
        await AcquireAsync(cancellationToken);
        return new SemaphoreEntry(this);
    }

    /// <summary>Frees the lock and wakes the task that waits longest; <c>Lock.release</c>.</summary>
    /// <exception cref="SynchronizationLockException">It is not held.</exception>
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

    // Who was woken or cancelled stays at the front until it resumes, and then wakes the next if the lock is free.
    private void WakeFirst() => _waiters.First?.Complete();

    /// <summary>One task's wait for the lock.</summary>
    private sealed class Turn(Lock owner, EventLoop loop) : QueuedWaiter(loop, owner._waiters)
    {
        protected override void Ended(bool isDelivered)
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
