namespace Asyncio;

/// <summary>The stream ended before the requested bytes arrived; <c>asyncio.IncompleteReadError</c>.</summary>
public sealed class IncompleteReadException : EndOfStreamException
{
    /// <summary>Creates an exception without partial data.</summary>
    public IncompleteReadException()
    {
    }

    /// <inheritdoc cref="IncompleteReadException()"/>
    public IncompleteReadException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="IncompleteReadException()"/>
    public IncompleteReadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception with the partial data.</summary>
    /// <param name="partial">The bytes read before the end of the stream.</param>
    /// <param name="expected">The number of requested bytes; null for a read up to a separator.</param>
    public IncompleteReadException(ReadOnlyMemory<byte> partial, int? expected)
        : base($"The stream ended after {partial.Length} of {(expected is { } count ? $"{count}" : "any number of")} bytes")
    {
        Partial = partial;
        Expected = expected;
    }

    /// <summary>The bytes read before the end of the stream. They are no longer in the stream.</summary>
    public ReadOnlyMemory<byte> Partial { get; }

    /// <summary>The number of requested bytes; null for a read up to a separator.</summary>
    public int? Expected { get; }
}
