using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Statistics;

public sealed class PairedRatiosTests
{
    [Fact]
    public void Estimate_NoPair_IsNull() => Assert.Null(PairedRatios.Estimate([1, null], [null, 1]));

    [Fact]
    public void Estimate_OnePair_HasNoInterval() => Assert.Equal(new Estimate(2, null, null), Rounded(PairedRatios.Estimate([4, 7], [2, null])));

    [Fact]
    public void Estimate_NotAsManyOfTheOne_IsRefused() => Assert.Throws<ArgumentException>(() => PairedRatios.Estimate([1], [1, 2]));

    // Tables of Student's t, two-sided 95 %: 12.706, 4.303, 3.182, 2.776 for 1 to 4 degrees of freedom.
    [Theory]
    [InlineData(2, 12.7062)]
    [InlineData(3, 4.30265)]
    [InlineData(4, 3.18245)]
    [InlineData(5, 2.77645)]
    public void Estimate_RatiosThatAlternate_HaveStudentsInterval(int rounds, double factor)
    {
        double?[] numerators = [.. Enumerable.Range(0, rounds).Select(round => (double?)Math.Exp(round))];

        var estimate = PairedRatios.Estimate(numerators, [.. Enumerable.Repeat((double?)1, rounds)])!;

        // The logarithms are 0, 1, …, n − 1: their mean is (n − 1) ÷ 2, their variance n (n + 1) ÷ 12.
        var mean = (rounds - 1) / 2.0;
        Assert.Equal(mean, Math.Log(estimate.Value), 1e-9);
        Assert.Equal(factor * Math.Sqrt((rounds + 1) / 12.0), Math.Log(estimate.High!.Value) - mean, 1e-3);
        Assert.Equal(factor * Math.Sqrt((rounds + 1) / 12.0), mean - Math.Log(estimate.Low!.Value), 1e-3);
    }

    [Fact]
    public void Estimate_RoundThatSlowsBothDown_WidensNothing()
    {
        var estimate = PairedRatios.Estimate([2, 20, 3], [1, 10, 1.5])!;

        Assert.Equal(new Estimate(2, 2, 2), Rounded(estimate));
    }

    [Fact]
    public void Estimate_Reversed_IsTheInverse()
    {
        double?[] ones = [1.0, 1.1, 0.9, 1.05];
        double?[] others = [2.1, 2.0, 2.2, 1.9];

        var estimate = PairedRatios.Estimate(ones, others)!;
        var reverse = PairedRatios.Estimate(others, ones)!;

        Assert.Equal(1 / estimate.Value, reverse.Value, 1e-12);
        Assert.Equal(1 / estimate.Low!.Value, reverse.High!.Value, 1e-12);
    }

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public void Estimate_FixedSeed_CoversTheRatioAtItsConfidence(double confidence)
    {
        var random = new Random(20310507);
        const int Repetitions = 4000;
        var inside = Enumerable.Range(0, Repetitions).Count(_ =>
        {
            var estimate = PairedRatios.Estimate(Rounds(random, 1.2), Rounds(random, 1), confidence)!;
            return estimate.Low <= 1.2 && 1.2 <= estimate.High;
        });

        // Four standard errors of the count to either side.
        var tolerance = 4 * Math.Sqrt(confidence * (1 - confidence) / Repetitions);
        Assert.InRange(inside / (double)Repetitions, confidence - tolerance, confidence + tolerance);
    }

    private static double?[] Rounds(Random random, double seconds) =>
        [.. Enumerable.Range(0, 5).Select(_ => (double?)(seconds * Math.Exp(0.03 * Deviates.Normal(random))))];

    private static Estimate Rounded(Estimate? estimate) => new(
        Math.Round(estimate!.Value, 9),
        estimate.Low is { } low ? Math.Round(low, 9) : null,
        estimate.High is { } high ? Math.Round(high, 9) : null);
}
