namespace Asyncio;

/// <summary>
/// A <see cref="Semaphore"/> that notices when it is released more often than it was acquired;
/// <c>asyncio.BoundedSemaphore</c>.
/// </summary>
/// <param name="value">How many it lets through at a time.</param>
public class BoundedSemaphore(int value = 1) : Semaphore(value)
{
    private readonly int _bound = value;

    /// <inheritdoc/>
    /// <exception cref="SemaphoreFullException">Nothing is held that could be released.</exception>
    public override void Release()
    {
        if (Value >= _bound)
        {
            throw new SemaphoreFullException("The bounded semaphore was released more often than it was acquired.");
        }

        base.Release();
    }
}
