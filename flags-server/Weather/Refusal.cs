namespace FlagsServer.Weather;

/// <summary>Nobody listens: the kernel refuses connections to the profile's port.</summary>
/// <param name="For">How long from the start of the server; null for always.</param>
internal sealed record Refusal(TimeSpan? For) : Condition
{
    /// <inheritdoc/>
    public override string Kind => "refuse";

    /// <inheritdoc/>
    protected override string Options => For is { } time ? $":for={time.TotalSeconds:0.#######}" : "";
}
