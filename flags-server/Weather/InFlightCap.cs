namespace FlagsServer.Weather;

/// <summary>A cap on requests in flight: those beyond it are answered 429 at once.</summary>
/// <param name="Most">How many may be in flight.</param>
internal sealed record InFlightCap(int Most) : Condition
{
    /// <summary>When the client may come again; null where that is not said.</summary>
    public RetryAfter? Retry { get; init; }

    /// <inheritdoc/>
    public override string Kind => "busy";

    /// <inheritdoc/>
    protected override string Options => $":over={Most}{Retry}";
}
