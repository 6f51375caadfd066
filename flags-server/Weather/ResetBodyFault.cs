namespace FlagsServer.Weather;

/// <summary>The connection is reset (TCP RST) in the middle of the body.</summary>
/// <param name="After">After how many bytes; null for a place that the weather draws.</param>
internal sealed record ResetBodyFault(int? After) : PlacedFault(After)
{
    /// <inheritdoc/>
    public override string Kind => "reset-body";
}
