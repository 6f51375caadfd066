namespace FlagsServer.Weather;

/// <summary>The connection is reset (TCP RST) instead of an answer.</summary>
internal sealed record ResetFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "reset";
}
