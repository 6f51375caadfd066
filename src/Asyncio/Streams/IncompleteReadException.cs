namespace Asyncio;

/// <summary>A stream ended before all came that was asked for; <c>asyncio.IncompleteReadError</c>.</summary>
public sealed class IncompleteReadException : EndOfStreamException
{
    /// <summary>Makes one about nothing in particular.</summary>
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

    /// <summary>Makes one.</summary>
    /// <param name="partial">What came before the end.</param>
    /// <param name="expected">How many bytes were asked for; null when it was up to a separator.</param>
    public IncompleteReadException(ReadOnlyMemory<byte> partial, int? expected)
        : base($"The stream ended after {partial.Length} of {(expected is { } count ? $"{count}" : "any number of")} bytes")
    {
        Partial = partial;
        Expected = expected;
    }

    /// <summary>What came before the end. It is no longer in the stream.</summary>
    public ReadOnlyMemory<byte> Partial { get; }

    /// <summary>How many bytes were asked for; null when it was up to a separator.</summary>
    public int? Expected { get; }
}
