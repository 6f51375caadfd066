namespace FlagsServer.FaultInjection;

/// <summary>Delays as they were measured: a rising list, of which the k-th of n is the quantile at k / (n - 1), linear in between.</summary>
/// <param name="milliseconds">At least one, rising, zero or more.</param>
internal sealed class SampledDelay(IReadOnlyList<double> milliseconds)
{
    /// <summary>The delay at a quantile, rounded to a microsecond and at most <see cref="DelayDistribution.MaxDelay"/>.</summary>
    /// <param name="unit">In [0, 1).</param>
    public TimeSpan Quantile(double unit)
    {
        var place = unit * (milliseconds.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, milliseconds.Count - 1);
        var value = milliseconds[below] + ((place - below) * (milliseconds[above] - milliseconds[below]));
        return TimeSpan.FromMicroseconds(Math.Round(Math.Min(value, DelayDistribution.MaxDelay.TotalMilliseconds) * 1000));
    }
}
