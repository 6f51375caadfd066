namespace FlagsServer.Weather;

/// <summary>The body, chunked, again and again, until the client goes.</summary>
internal sealed record EndlessFault : Fault
{
    /// <inheritdoc/>
    public override string Kind => "endless";
}
