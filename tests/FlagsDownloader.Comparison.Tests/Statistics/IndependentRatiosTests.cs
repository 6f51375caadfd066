using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Statistics;

public sealed class IndependentRatiosTests
{
    [Fact]
    public void Estimate_TwoSamples_IsTheRatioOfTheirMedians()
    {
        double?[] slow = [2.1, 1.9, 2.0, 2.05, 1.95];
        double?[] fast = [1.02, 0.98, 1, null];

        var ratio = IndependentRatios.Estimate(slow, fast);

        Assert.Equal(Medians.Estimate(slow)!.Value / Medians.Estimate(fast)!.Value, ratio!.Value, 12);
        Assert.InRange(ratio.Low!.Value, 1.8, 1.95);
        Assert.InRange(ratio.High!.Value, 2.05, 2.2);
    }

    [Fact]
    public void Estimate_Exchanged_SaysTheSame()
    {
        double?[] slow = [2.1, 1.9, 2.0];
        double?[] fast = [1.02, 0.98, 1, 1.1];

        var (one, other) = (IndependentRatios.Estimate(slow, fast)!, IndependentRatios.Estimate(fast, slow)!);

        Assert.Equal(1 / one.Value, other.Value, 12);
        Assert.Equal(1 / one.Low!.Value, other.High!.Value, 12);
        Assert.Equal(1 / one.High!.Value, other.Low!.Value, 12);
    }

    [Fact]
    public void Estimate_MoreConfidence_HasAWiderIntervalAroundTheSameValue()
    {
        double?[] slow = [2.1, 1.9, 2.0];
        double?[] fast = [1.02, 0.98, 1];

        var (one, other) = (IndependentRatios.Estimate(slow, fast)!, IndependentRatios.Estimate(fast, slow, 0.99)!);

        Assert.Equal(1 / one.Value, other.Value, 12);
        Assert.True(1 / other.High < one.Low);
        Assert.True(1 / other.Low > one.High);
    }

    [Fact]
    public void Estimate_SamplesWithoutNoise_HasAnIntervalWithoutLength() =>
        Assert.Equal(new Estimate(2, 2, 2), IndependentRatios.Estimate([2, 2], [1, 1, 1]));

    [Fact]
    public void Estimate_OneValueOfOne_HasNoInterval() =>
        Assert.Equal(new Estimate(2, null, null), IndependentRatios.Estimate([2], [1, 1, 1]));

    [Fact]
    public void Estimate_NothingMeasuredOrNothingAboveZero_IsUnknown()
    {
        Assert.Null(IndependentRatios.Estimate([null], [1, 1]));
        Assert.Null(IndependentRatios.Estimate([1], []));
        Assert.Null(IndependentRatios.Estimate([1, 2], [0, 0]));
    }
}
