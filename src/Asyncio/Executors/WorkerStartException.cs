namespace Asyncio;

/// <summary>
/// An executor has no worker and cannot start one, a thread or a process. The usual causes are limits of threads or memory
/// (<c>ulimit -u</c>, <c>ulimit -v</c>, a container's limits).
/// </summary>
public sealed class WorkerStartException : Exception
{
    /// <inheritdoc/>
    public WorkerStartException()
    {
    }

    /// <inheritdoc/>
    public WorkerStartException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public WorkerStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
