namespace FlagsServer.Weather;

/// <summary>Any delay of a range is equally likely: <c>0.5..5</c>.</summary>
/// <param name="Least">Zero or more.</param>
/// <param name="Most">Not less than <paramref name="Least"/>; itself never drawn unless equal to it.</param>
internal sealed record UniformDelay(TimeSpan Least, TimeSpan Most) : DelayLaw
{
    /// <inheritdoc/>
    public override TimeSpan At(double unit) =>
        new(Least.Ticks + (long)(unit * (Most.Ticks - Least.Ticks)));

    /// <inheritdoc/>
    public override string Describe() => $"delay {Seconds(Least)} to {Seconds(Most)} s";

    /// <inheritdoc/>
    public override string ToString() => $"{Seconds(Least)}..{Seconds(Most)}";
}
