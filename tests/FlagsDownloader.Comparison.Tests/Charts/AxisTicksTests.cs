using FlagsDownloader.Comparison.Charts;

namespace FlagsDownloader.Comparison.Tests.Charts;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(4.4, new double[] { 0, 1, 2, 3, 4 })]
    [InlineData(0.11, new[] { 0, 0.02, 0.04, 0.06, 0.08, 0.1 })]
    [InlineData(6, new double[] { 0, 1, 2, 3, 4, 5, 6 })]
    [InlineData(61, new double[] { 0, 20, 40, 60 })]
    public void Linear_AnyLength_IsRoundAndEquallySpaced(double max, double[] expected) =>
        Assert.Equal(expected, AxisTicks.Linear(max).Select(tick => Math.Round(tick, 6)));

    [Theory]
    [InlineData(0.85, 23, new double[] { 1, 2, 5, 10, 20 })]
    [InlineData(0.85, 3.4, new[] { 1, 1.5, 2, 3 })]
    [InlineData(0.21, 0.29, new[] { 0.22, 0.25, 0.28 })]
    [InlineData(0.05, 500, new[] { 0.1, 1, 10, 100 })]
    public void Logarithmic_AnyRange_HasFewRoundValues(double min, double max, double[] expected) =>
        Assert.Equal(expected, AxisTicks.Logarithmic(min, max).Select(tick => Math.Round(tick, 6)));
}
