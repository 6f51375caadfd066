namespace FlagsServer.Weather;

/// <summary>Delays about a mean: <c>normal:0.5:0.1</c>. What would be below zero is zero.</summary>
/// <param name="Mean">Zero or more.</param>
/// <param name="Deviation">The standard deviation, zero or more.</param>
internal sealed record NormalDelay(TimeSpan Mean, TimeSpan Deviation) : DelayLaw
{
    /// <inheritdoc/>
    public override TimeSpan At(double unit) =>
        Bounded(Mean.TotalSeconds + (Deviation.TotalSeconds * NormalQuantile.At(unit)));

    /// <inheritdoc/>
    public override string Describe() => $"delay normal, mean {Seconds(Mean)} s, deviation {Seconds(Deviation)} s";

    /// <inheritdoc/>
    public override string ToString() => $"normal:{Seconds(Mean)}:{Seconds(Deviation)}";
}
