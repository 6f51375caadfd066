namespace FlagsServer.Weather;

/// <summary>302 to an address that redirects to itself.</summary>
internal sealed record RedirectLoopFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "redirect-loop";
}
