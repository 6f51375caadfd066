using FlagsServer.FaultInjection;
using FlagsServer.Settings;

namespace FlagsServer.Tests.FaultInjection;

public sealed class DelayDistributionTests
{
    private static readonly UniformDelay Range = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.75, 2.5)]
    public void At_Range_ReturnsItsQuantile(double unit, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Range.Quantile(unit));

    [Theory]
    [InlineData(0)]
    [InlineData(0.999)]
    public void At_FixedDelay_ReturnsTheDelay(double unit) =>
        Assert.Equal(TimeSpan.FromSeconds(2), new FixedDelay(TimeSpan.FromSeconds(2)).Quantile(unit));

    // Computed by a program in another language, with its own quantile function.
    [Theory]
    [InlineData(0.7344558082097331, 0.562635, 0.728083)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(0.95, 0.664485, 1.341469)]
    [InlineData(0, 0, 0.003453)]
    public void At_NormalAndLogNormal_ReturnTheirQuantile(double unit, double normal, double logNormal)
    {
        Assert.Equal(TimeSpan.FromSeconds(normal), new NormalDelay(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.1)).Quantile(unit));
        Assert.Equal(TimeSpan.FromSeconds(logNormal), new LogNormalDelay(TimeSpan.FromSeconds(0.5), 0.6).Quantile(unit));
    }

    [Theory]
    [InlineData("1..3")]
    [InlineData("normal:0.5:0.1")]
    [InlineData("lognormal:0.5:0.6")]
    public void Quantile_OfTheRandomNumbers_IsDistributedAsDescribed(string text)
    {
        var distribution = DelaySyntax.Parse(text).Value;
        // 20,000 draws: the share below a quantile has a standard deviation of at most 0.0036.
        var delays = Enumerable.Range(1, 20_000)
            .Select(attempt => distribution.Quantile(RequestRandom.Unit(5, 0, attempt, RandomStream.Delay)))
            .ToList();

        foreach (var share in new[] { 0.05, 0.25, 0.5, 0.75, 0.95 })
        {
            Assert.InRange(delays.Count(delay => delay < distribution.Quantile(share)) / (double)delays.Count, share - 0.012, share + 0.012);
        }
    }

    [Fact]
    public void Quantile_OfTheRandomNumbers_HasTheMomentsOfTheDistribution()
    {
        var distribution = new NormalDelay(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
        var delays = Enumerable.Range(1, 20_000)
            .Select(attempt => distribution.Quantile(RequestRandom.Unit(5, 0, attempt, RandomStream.Delay)).TotalSeconds)
            .ToList();
        var mean = delays.Average();

        // Standard deviations: 0.007 of the mean, 0.005 of the deviation.
        Assert.InRange(mean, 9.98, 10.02);
        Assert.InRange(Math.Sqrt(delays.Average(delay => (delay - mean) * (delay - mean))), 0.985, 1.015);
    }

    [Fact]
    public void At_BeyondTheBounds_IsTheBound()
    {
        Assert.Equal(TimeSpan.Zero, new NormalDelay(TimeSpan.Zero, TimeSpan.FromSeconds(1)).Quantile(0.4));
        Assert.Equal(DelayDistribution.MaxDelay, new LogNormalDelay(TimeSpan.FromHours(1), 10).Quantile(0.999));
    }

    [Fact]
    public void ToString_ReturnsTheSyntax()
    {
        Assert.Equal("normal:0.5:0.1", new NormalDelay(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.1)).ToString());
        Assert.Equal("lognormal:0.5:0.6", new LogNormalDelay(TimeSpan.FromSeconds(0.5), 0.6).ToString());
        Assert.Equal("0.5", new FixedDelay(TimeSpan.FromSeconds(0.5)).ToString());
        Assert.Equal("1..3", Range.ToString());
    }

    [Fact]
    public void Describe_ReturnsAPhrase()
    {
        Assert.Equal(
            "delay normal, mean 0.5 s, deviation 0.1 s",
            new NormalDelay(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.1)).Describe());
        Assert.Equal("delay log-normal, median 0.5 s, sigma 0.6", new LogNormalDelay(TimeSpan.FromSeconds(0.5), 0.6).Describe());
        Assert.Equal("no delay", DelayDistribution.None.Describe());
        Assert.Equal("delay 0.5 s", new FixedDelay(TimeSpan.FromSeconds(0.5)).Describe());
        Assert.Equal("delay 1 to 3 s", Range.Describe());
    }
}
