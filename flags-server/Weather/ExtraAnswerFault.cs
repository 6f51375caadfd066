namespace FlagsServer.Weather;

/// <summary>The right answer, then a second one that no request asked for. The connection stays open.</summary>
/// <param name="Flag">The code of the flag that the second answer carries, two small letters; null for 404 Not Found.</param>
/// <param name="Delay">The time between the two answers; null for both in one write.</param>
internal sealed record ExtraAnswerFault(string? Flag, TimeSpan? Delay) : UnaskedFault(Flag)
{
    /// <inheritdoc/>
    public override string Kind => "extra-answer";

    /// <inheritdoc/>
    protected override string Options => base.Options + (Delay is { } time ? $":delay={time.TotalSeconds:0.#######}" : "");
}
