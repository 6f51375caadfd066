namespace Asyncio;

/// <summary>No separator was found within the limit of a stream; <c>asyncio.LimitOverrunError</c>. The data stays in the stream.</summary>
public sealed class LimitOverrunException : Exception
{
    /// <summary>Creates an exception with <see cref="Consumed"/> 0.</summary>
    public LimitOverrunException()
    {
    }

    /// <inheritdoc cref="LimitOverrunException()"/>
    public LimitOverrunException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="LimitOverrunException()"/>
    public LimitOverrunException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="consumed">The number of bytes before the earliest possible start of a separator.</param>
    public LimitOverrunException(string message, int consumed)
        : base(message) => Consumed = consumed;

    /// <summary>The number of bytes before the earliest possible start of a separator.</summary>
    public int Consumed { get; }
}
