namespace FlagsServer.Weather;

/// <summary>A page with status 200 instead of what was asked for, as from a captive portal.</summary>
internal sealed record HtmlFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "html";
}
