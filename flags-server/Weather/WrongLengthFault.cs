namespace FlagsServer.Weather;

/// <summary>The whole body under a Content-Length that is not its length; then the connection is closed.</summary>
/// <param name="By">How many bytes too many are declared; negative for too few.</param>
internal sealed record WrongLengthFault(int By) : Fault
{
    /// <inheritdoc/>
    public override string Kind => "wrong-length";

    /// <inheritdoc/>
    protected override string Options => $":by={By}";
}
