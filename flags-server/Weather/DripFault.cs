namespace FlagsServer.Weather;

/// <summary>The right answer, its body slowly.</summary>
/// <param name="Rate">Bytes a second.</param>
internal sealed record DripFault(int Rate) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "drip";

    /// <inheritdoc/>
    protected override string Options => $":rate={Rate}";
}
