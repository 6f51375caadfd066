namespace Asyncio;

/// <summary>
/// A <see cref="Semaphore"/> that throws if it is released more often than it was acquired; <c>asyncio.BoundedSemaphore</c>.
/// </summary>
/// <param name="value">The number of tasks that may hold it at a time.</param>
public class BoundedSemaphore(int value = 1) : Semaphore(value)
{
    private readonly int _bound = value;

    /// <inheritdoc/>
    /// <exception cref="SemaphoreFullException">The semaphore is not held.</exception>
    public override void Release()
    {
        if (Value >= _bound)
        {
            throw new SemaphoreFullException("The bounded semaphore was released more often than it was acquired.");
        }

        base.Release();
    }
}
