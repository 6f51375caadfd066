namespace FlagsServer.Weather;

/// <summary>Delays whose logarithm is normal, as those of networks about are: most are short, a few very long:
/// <c>lognormal:0.5:0.6</c>.</summary>
/// <param name="Median">Half the delays are shorter.</param>
/// <param name="Sigma">The standard deviation of the natural logarithm: 0.6 puts one delay in 20 above 2.7 medians.</param>
internal sealed record LogNormalDelay(TimeSpan Median, double Sigma) : DelayLaw
{
    /// <inheritdoc/>
    public override TimeSpan At(double unit) => Bounded(Median.TotalSeconds * Math.Exp(Sigma * NormalQuantile.At(unit)));

    /// <inheritdoc/>
    public override string Describe() => $"delay log-normal, median {Seconds(Median)} s, sigma {Sigma:0.####}";

    /// <inheritdoc/>
    public override string ToString() => $"lognormal:{Seconds(Median)}:{Sigma:0.####}";
}
