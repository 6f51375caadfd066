namespace FlagsServer.Weather;

/// <summary>The body ends before its Content-Length: the connection is closed in good order (TCP FIN).</summary>
/// <param name="After">After how many bytes; null for a place that the weather draws.</param>
internal sealed record CutFault(int? After) : PlacedFault(After)
{
    /// <inheritdoc/>
    public override string Kind => "cut";
}
