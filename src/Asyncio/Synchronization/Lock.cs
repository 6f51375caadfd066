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
    private readonly Semaphore _turn = new(1);

    /// <summary>True while it is held or handed over; <c>Lock.locked()</c>.</summary>
    public bool IsLocked => _turn.IsLocked;

    /// <summary>Takes the lock, at once or when it is this caller's turn; <c>Lock.acquire</c>.</summary>
    /// <param name="cancellationToken">Ends the wait. The cancellation of the waiting task does so anyway.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled; the lock is not held then.</exception>
    public ValueTask AcquireAsync(CancellationToken cancellationToken = default) => _turn.AcquireAsync(cancellationToken);

    /// <summary>
    /// <see cref="AcquireAsync"/> for a <c>using</c>: what it returns releases the lock when disposed.
    /// <c>async with lock:</c>.
    /// </summary>
    /// <inheritdoc cref="AcquireAsync"/>
    public ValueTask<SemaphoreEntry> EnterAsync(CancellationToken cancellationToken = default) =>
        _turn.EnterAsync(cancellationToken);

    /// <summary>Gives the lock to the task that waits longest, or frees it; <c>Lock.release</c>.</summary>
    /// <exception cref="SynchronizationLockException">It is not held.</exception>
    public void Release()
    {
        if (_turn.Value > 0)
            throw new SynchronizationLockException("The lock is not held.");
        _turn.Release();
    }

    /// <inheritdoc/>
    public override string ToString() => $"<Lock {(IsLocked ? "locked" : "unlocked")}>";
}
