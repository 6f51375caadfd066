namespace FlagsServer.Weather;

/// <summary>A fault at a place in the body, which is told in bytes or left to the weather.</summary>
/// <param name="After">After how many bytes; null for a place that the weather draws.</param>
internal abstract record PlacedFault(int? After) : Fault
{
    /// <inheritdoc/>
    protected override string Options => After is null ? "" : $":after={After}";

    /// <summary>The same fault at a place in a body of known length: never at its end, where nothing would be missing.</summary>
    /// <param name="unit">The weather's number for the place, in [0, 1).</param>
    /// <param name="length">The body's length in bytes.</param>
    public PlacedFault In(int length, double unit) =>
        this with { After = length == 0 ? 0 : Math.Min(After ?? (int)(unit * length), length - 1) };
}
