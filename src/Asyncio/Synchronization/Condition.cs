using System.Runtime.ExceptionServices;

namespace Asyncio;

/// <summary>
/// A condition variable: a lock whose holder can wait for a notification of another holder; <c>asyncio.Condition</c>. A wait releases the
/// lock and acquires it again before it returns.
/// </summary>
/// <remarks>
/// A wait may end although the condition is false, so test it again, or use <see cref="WaitForAsync"/>, which does.
/// </remarks>
/// <param name="owner">The lock, which several conditions may share; null for a new one.</param>
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
    /// Releases the lock, waits for a notification, and acquires the lock again; <c>Condition.wait()</c>. The lock is held afterwards, also if the
    /// wait was cancelled.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="SynchronizationLockException">The lock is not held.</exception>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">No loop runs on this thread.</exception>
    public async ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        ThrowUnlessLocked();
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new QueuedWaiter(EventLoop.GetRunningLoop(), _waiters);
        Release();
        var cancelled = await CatchCancellation(_waiters.Enter(waiter, cancellationToken));

        // Each cancellation ends one wait for the lock; the last one is thrown.
        while (await CatchCancellation(_lock.AcquireAsync(CancellationToken.None)) is { } again)
        {
            cancelled = again;
        }

        if (cancelled is not null)
        {
            // If this task was notified before the cancellation, another one gets the notification.
            Wake(1);
            ExceptionDispatchInfo.Throw(cancelled);
        }
    }

    /// <summary>Waits until the predicate is true, and tests it after each notification; <c>Condition.wait_for</c>.</summary>
    /// <param name="predicate">The condition. It is tested with the lock held, at once and after each wait.</param>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
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
    /// Wakes the tasks that have waited longest; <c>Condition.notify</c>. They continue after the caller has released the lock.
    /// </summary>
    /// <param name="count">The maximum number of tasks to wake.</param>
    /// <exception cref="SynchronizationLockException">The lock is not held.</exception>
    public void Notify(int count = 1)
    {
        ThrowUnlessLocked();
        Wake(count);
    }

    /// <summary>Wakes all waiting tasks; <c>Condition.notify_all</c>.</summary>
    /// <exception cref="SynchronizationLockException">The lock is not held.</exception>
    public void NotifyAll() => Notify(int.MaxValue);

    /// <inheritdoc/>
    public override string ToString() => $"<Condition {(IsLocked ? "locked" : "unlocked")}>";

    private static async ValueTask<OperationCanceledException?> CatchCancellation(ValueTask wait)
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
