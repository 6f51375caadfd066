namespace Asyncio;

/// <summary>A turn at a <see cref="Semaphore"/>, given back when disposed. Dispose it once.</summary>
public readonly struct SemaphoreEntry : IDisposable
{
    private readonly Semaphore? _semaphore;

    internal SemaphoreEntry(Semaphore semaphore) => _semaphore = semaphore;

    /// <summary>Releases the semaphore.</summary>
    public void Dispose() => _semaphore?.Release();
}
