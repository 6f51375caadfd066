namespace FlagsServer.Weather;

/// <summary>302 to another address, which redirects too, until the last answers.</summary>
/// <param name="Hops">How many redirects, this one included.</param>
internal sealed record RedirectFault(int Hops) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "redirect";

    /// <inheritdoc/>
    protected override string Options => $":hops={Hops}";
}
