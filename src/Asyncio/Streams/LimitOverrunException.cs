namespace Asyncio;

/// <summary>There is no separator within the limit of a stream; <c>asyncio.LimitOverrunError</c>. What came is still in the stream.</summary>
public sealed class LimitOverrunException : Exception
{
    /// <summary>Makes one about nothing in particular.</summary>
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

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="consumed">How many bytes can be read before the separator may begin.</param>
    public LimitOverrunException(string message, int consumed)
        : base(message) => Consumed = consumed;

    /// <summary>How many bytes can be read before the separator may begin.</summary>
    public int Consumed { get; }
}
