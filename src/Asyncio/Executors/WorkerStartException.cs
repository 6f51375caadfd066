namespace Asyncio;

/// <summary>
/// Work cannot be done: an executor has no worker, and the system does not let it start one, a thread or a process. Limits of
/// the number of threads and of memory are the usual causes (<c>ulimit -u</c>, <c>ulimit -v</c>, a container's limits).
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
