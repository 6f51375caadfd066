namespace Asyncio;

/// <summary>The queue was shut down, and is empty or was to take an item; <c>asyncio.QueueShutDown</c>.</summary>
public sealed class QueueShutDownException : Exception
{
    /// <inheritdoc/>
    public QueueShutDownException()
        : this("The queue was shut down.")
    {
    }

    /// <inheritdoc/>
    public QueueShutDownException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public QueueShutDownException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
