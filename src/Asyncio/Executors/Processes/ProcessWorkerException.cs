namespace Asyncio;

/// <summary>A call to a worker process failed: the function threw, or the process ended.</summary>
public sealed class ProcessWorkerException : Exception
{
    /// <inheritdoc/>
    public ProcessWorkerException()
    {
    }

    /// <inheritdoc/>
    public ProcessWorkerException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ProcessWorkerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The full name of the exception's type in the worker; empty if the process itself failed.</summary>
    public string RemoteType { get; init; } = string.Empty;

    /// <summary>The stack trace in the worker; empty if the process itself failed.</summary>
    public string RemoteStackTrace { get; init; } = string.Empty;
}
