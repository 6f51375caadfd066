namespace FlagsServer.Weather;

/// <summary>The header stops halfway and the connection stays open, until the client goes.</summary>
internal sealed record StallHeadersFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "stall-headers";
}
