using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>
/// A lock whose holders can wait until another holder says that something has changed; <c>asyncio.Condition</c>. To wait gives the
/// lock up; the wait ends only when the task has the lock again.
/// </summary>
/// <remarks>
/// A wait may end without a notification that was meant for it, so look again at what was waited for, or use
/// <see cref="WaitForAsync"/>, which does.
/// </remarks>
/// <param name="owner">The lock, for several conditions of one lock; null for one of its own.</param>
public sealed class Condition(Lock? owner = null)
{
    private readonly Lock _lock = owner ?? new Lock();
    private readonly WaiterQueue _waiters = new("Condition.WaitAsync");

    /// <summary>True while the lock is held; <c>Condition.locked()</c>.</summary>
    public bool IsLocked => _lock.IsLocked;

    /// <inheritdoc cref="Lock.AcquireAsync"/>
    public ValueTask AcquireAsync(CancellationToken cancellationToken = default) => _lock.AcquireAsync(cancellationToken);

    /// <inheritdoc cref="Lock.EnterAsync"/>
    public ValueTask<SemaphoreEntry> EnterAsync(CancellationToken cancellationToken = default) => _lock.EnterAsync(cancellationToken);

    /// <inheritdoc cref="Lock.Release"/>
    public void Release() => _lock.Release();

    /// <summary>
    /// Gives up the lock, waits for a notification, and takes the lock again; <c>Condition.wait()</c>. The lock is held at the end in any
    /// case, also when the wait was cancelled.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="SynchronizationLockException">The lock is not held.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public async ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        ThrowUnlessLocked();
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new QueuedWaiter(EventLoop.GetRunningLoop(), _waiters);
        Release();
        var cancelled = await EndOf(_waiters.Enter(waiter, cancellationToken));

        // Each cancellation ends one wait for the lock, and the last one is told.
        while (await EndOf(_lock.AcquireAsync(CancellationToken.None)) is { } again)
        {
            cancelled = again;
        }

        if (cancelled is not null)
        {
            // It may have been notified before it was cancelled; then another is notified in its place.
            Wake(1);
            ExceptionDispatchInfo.Throw(cancelled);
        }
    }

    /// <summary>Waits until the condition is true, and asks again after each notification; <c>Condition.wait_for</c>.</summary>
    /// <param name="predicate">The condition. It is asked with the lock held, at once and after each wait.</param>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <inheritdoc cref="WaitAsync"/>
    public async ValueTask WaitForAsync(Func<bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        while (!predicate())
        {
            await WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Wakes those that wait longest; <c>Condition.notify</c>. They go on once the lock is free, so the caller has to release it.
    /// </summary>
    /// <param name="count">How many, at most.</param>
    /// <exception cref="SynchronizationLockException">The lock is not held.</exception>
    public void Notify(int count = 1)
    {
        ThrowUnlessLocked();
        Wake(count);
    }

    /// <summary>Wakes all that wait; <c>Condition.notify_all</c>.</summary>
    /// <exception cref="SynchronizationLockException">The lock is not held.</exception>
    public void NotifyAll() => Notify(int.MaxValue);

    /// <inheritdoc/>
    public override string ToString() => $"<Condition {(IsLocked ? "locked" : "unlocked")}>";

    private static async ValueTask<OperationCanceledException?> EndOf(ValueTask wait)
    {
        try
        {
            await wait;
            return null;
        }
        catch (OperationCanceledException e)
        {
            return e;
        }
    }

    private void ThrowUnlessLocked()
    {
        if (!IsLocked)
        {
            throw new SynchronizationLockException("The lock of the condition is not held. Enter the condition first.");
        }
    }

    private void Wake(int count)
    {
        for (; count > 0 && _waiters.TakeFirst() is { } waiter; count--)
        {
            waiter.Complete();
        }
    }
}
