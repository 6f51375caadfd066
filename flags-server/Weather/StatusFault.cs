namespace FlagsServer.Weather;

/// <summary>The request is answered with an error status and a short text instead of what it asked for.</summary>
/// <param name="Status">The HTTP status.</param>
internal sealed record StatusFault(int Status) : Fault
{
    /// <summary>418 I'm a teapot, which the case study's ERROR server answers.</summary>
    public static StatusFault Teapot { get; } = new(StatusCodes.Status418ImATeapot);

    /// <summary>When the client may come again; null where that is not said.</summary>
    public RetryAfter? Retry { get; init; }

    /// <inheritdoc/>
    public override string Kind => $"{Status}";

    /// <inheritdoc/>
    protected override string Options => $"{Retry}";
}
