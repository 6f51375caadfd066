namespace FlagsServer.FaultInjection;

/// <summary>The same delay for every answer: <c>0.5</c>.</summary>
/// <param name="Delay">Zero or more.</param>
internal sealed record FixedDelay(TimeSpan Delay) : DelayDistribution
{
    /// <inheritdoc/>
    public override TimeSpan Quantile(double unit) => Delay;

    /// <inheritdoc/>
    public override string Describe() => Delay == TimeSpan.Zero ? "no delay" : $"delay {this} s";

    /// <inheritdoc/>
    public override string ToString() => Seconds(Delay);
}

/// <summary>Every delay of a range is equally likely: <c>0.5..5</c>.</summary>
/// <param name="Min">Zero or more.</param>
/// <param name="Max">Not less than <paramref name="Min"/>. It is never drawn unless it equals <paramref name="Min"/>.</param>
internal sealed record UniformDelay(TimeSpan Min, TimeSpan Max) : DelayDistribution
{
    /// <inheritdoc/>
    public override TimeSpan Quantile(double unit) => new(Min.Ticks + (long)(unit * (Max.Ticks - Min.Ticks)));

    /// <inheritdoc/>
    public override string Describe() => $"delay {Seconds(Min)} to {Seconds(Max)} s";

    /// <inheritdoc/>
    public override string ToString() => $"{Seconds(Min)}..{Seconds(Max)}";
}

/// <summary>Normally distributed delays: <c>normal:0.5:0.1</c>. A delay below zero becomes zero.</summary>
/// <param name="Mean">Zero or more.</param>
/// <param name="Deviation">The standard deviation, zero or more.</param>
internal sealed record NormalDelay(TimeSpan Mean, TimeSpan Deviation) : DelayDistribution
{
    /// <inheritdoc/>
    public override TimeSpan Quantile(double unit) =>
        Clamp(Mean.TotalSeconds + (Deviation.TotalSeconds * NormalQuantile.Compute(unit)));

    /// <inheritdoc/>
    public override string Describe() => $"delay normal, mean {Seconds(Mean)} s, deviation {Seconds(Deviation)} s";

    /// <inheritdoc/>
    public override string ToString() => $"normal:{Seconds(Mean)}:{Seconds(Deviation)}";
}

/// <summary>
/// Log-normally distributed delays, which resemble those of networks: most are short, a few are very long.
/// <c>lognormal:0.5:0.6</c>.
/// </summary>
/// <param name="Median">Half of the delays are shorter.</param>
/// <param name="Sigma">The standard deviation of the natural logarithm. 0.6 puts one delay in 20 above 2.7 medians.</param>
internal sealed record LogNormalDelay(TimeSpan Median, double Sigma) : DelayDistribution
{
    /// <inheritdoc/>
    public override TimeSpan Quantile(double unit) => Clamp(Median.TotalSeconds * Math.Exp(Sigma * NormalQuantile.Compute(unit)));

    /// <inheritdoc/>
    public override string Describe() => $"delay log-normal, median {Seconds(Median)} s, sigma {Sigma:0.####}";

    /// <inheritdoc/>
    public override string ToString() => $"lognormal:{Seconds(Median)}:{Sigma:0.####}";
}
