namespace FlagsServer.Weather;

/// <summary>Every answer is equally late: <c>0.5</c>.</summary>
/// <param name="Delay">Zero or more.</param>
internal sealed record FixedDelay(TimeSpan Delay) : DelayLaw
{
    /// <inheritdoc/>
    public override TimeSpan At(double unit) => Delay;

    /// <inheritdoc/>
    public override string Describe() => Delay == TimeSpan.Zero ? "no delay" : $"delay {this} s";

    /// <inheritdoc/>
    public override string ToString() => Seconds(Delay);
}
