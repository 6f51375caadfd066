namespace FlagsServer.Weather;

/// <summary>All bodies together pass through one line of limited capacity.</summary>
/// <param name="Rate">Bytes a second.</param>
internal sealed record BandwidthLimit(int Rate) : Condition
{
    /// <inheritdoc/>
    public override string Kind => "bandwidth";

    /// <inheritdoc/>
    protected override string Options => $":rate={Rate}";
}
