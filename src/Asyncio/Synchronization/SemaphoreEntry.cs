namespace Asyncio;

/// <summary>A turn at a <see cref="Semaphore"/> or a <see cref="Lock"/>, given back when disposed. Dispose it once.</summary>
public readonly struct SemaphoreEntry : IDisposable
{
    private readonly object? _owner;

    internal SemaphoreEntry(Semaphore semaphore) => _owner = semaphore;

    internal SemaphoreEntry(Lock owner) => _owner = owner;

    /// <summary>Releases the semaphore or the lock.</summary>
    public void Dispose()
    {
        if (_owner is Lock entered)
        {
            entered.Release();
        }
        else
        {
            ((Semaphore?)_owner)?.Release();
        }
    }
}
