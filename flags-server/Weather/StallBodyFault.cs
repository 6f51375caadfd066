namespace FlagsServer.Weather;

/// <summary>The body stops and the connection stays open, until the client goes.</summary>
/// <param name="After">After how many bytes; null for a place that the weather draws.</param>
internal sealed record StallBodyFault(int? After) : PlacedFault(After)
{
    /// <inheritdoc/>
    public override string Kind => "stall-body";
}
