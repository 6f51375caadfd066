using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Statistics;

public sealed class MediansTests
{
    [Fact]
    public void Estimate_NoValue_IsNull()
    {
        Assert.Null(Medians.Estimate([]));
        Assert.Null(Medians.Estimate([null, null]));
    }

    [Fact]
    public void Estimate_OneValue_HasNoInterval() => Assert.Equal(new Estimate(0.131, null, null), Medians.Estimate([0.131, null]));

    [Fact]
    public void Estimate_IdenticalValues_IsThatValueExactly() =>
        Assert.Equal(new Estimate(0.1, 0.1, 0.1), Medians.Estimate([0.1, 0.1, 0.1, 0.1, 0.1]));

    // The weights of three values are 7/27, 13/27, 7/27: Beta(2, 2) has the distribution function 3x² − 2x³.
    [Fact]
    public void Estimate_ThreeValues_AreWeightedAsHarrellAndDavisDo()
    {
        var estimate = Medians.Estimate([10, 1, 4])!;

        Assert.Equal((7 * 1 + 13 * 4 + 7 * 10) / 27.0, estimate.Value, 1e-6);

        // Maritz and Jarrett: the variance of a value drawn with these weights; Student's factor for 2 degrees of freedom.
        var variance = (7 * 1 + 13 * 16 + 7 * 100) / 27.0 - estimate.Value * estimate.Value;
        Assert.Equal(estimate.Value + 4.302652730 * Math.Sqrt(variance), estimate.High!.Value, 1e-4);
        Assert.Equal(0, estimate.Low);
    }

    [Fact]
    public void Estimate_FixedSeed_HasTheMedianInsideInAbout95Of100()
    {
        var random = new Random(20310507);
        const int Repetitions = 2000;
        var inside = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var estimate = Medians.Estimate(Enumerable.Range(0, 10).Select(_ => (double?)(1 + 0.03 * Deviates.Normal(random))))!;
            if (estimate.Low <= 1 && 1 <= estimate.High)
            {
                inside++;
            }
        }

        Assert.InRange(inside / (double)Repetitions, 0.93, 0.98);
    }
}
