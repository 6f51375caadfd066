using FlagsDownloader.Cli.Recordings;

namespace FlagsDownloader.Cli.Tests.Recordings;

public sealed class DistributionTests
{
    [Fact]
    public void From_FewSamples_KeepsThemSorted() => Assert.Equal([1.5, 2, 3.123], Distribution.From([3.12345, 1.5, 2], decimals: 3));

    [Fact]
    public void From_EqualSamples_KeepsOne() => Assert.Equal([7], Distribution.From([7, 7, 7], decimals: 0));

    [Fact]
    public void From_ManySamples_KeepsThePercentiles()
    {
        var values = Distribution.From(Enumerable.Range(0, 1001).Reverse().Select(value => (double)value), decimals: 3);

        Assert.Equal(Enumerable.Range(0, 101).Select(percent => percent * 10.0), values);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.25, 15)]
    [InlineData(0.5, 20)]
    [InlineData(0.75, 30)]
    [InlineData(1, 40)]
    public void Quantile_BetweenValues_IsLinear(double probability, double expected) =>
        Assert.Equal(expected, Distribution.Quantile([10, 20, 40], probability));

    [Fact]
    public void Quantile_OfOneValue_IsThatValue() => Assert.Equal(5, Distribution.Quantile([5], 0.99));
}
