namespace Asyncio;

/// <summary>The barrier was reset or aborted during a wait, or is broken; <c>asyncio.BrokenBarrierError</c>.</summary>
public sealed class BrokenBarrierException : Exception
{
    /// <inheritdoc/>
    public BrokenBarrierException()
    {
    }

    /// <inheritdoc/>
    public BrokenBarrierException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public BrokenBarrierException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
