using FlagsDownloader.Comparison.Analysis;

namespace FlagsDownloader.Comparison.Tests.Analysis;

public sealed class DifferencesTests
{
    private const int Repetitions = 1000;

    [Fact]
    public void Between_ThreeContenders_ComparesEachPairOnce()
    {
        var differences = Differences.Between(
            Sketch.Rounds(5, 1, Sketch.Sequential, new("threadpool", 0.14), new("eventloop", 0.13)), TimeBasis.Download);

        Assert.Equal([(0, 1), (0, 2), (1, 2)], differences.Select(each => (each.First, each.Second)));
        Assert.InRange(differences[1].Ratio.Value, 15, 16.5);
        Assert.True(differences.IsFaster(2, 0));
        Assert.False(differences.IsFaster(0, 2));
    }

    [Fact]
    public void Between_OnePeer_LeavesItOutInProcess() => Assert.Empty(
        Differences.Between(Sketch.Rounds(5, 1, new("eventloop", 0.13), Sketch.Peer("curl", 0.3)), TimeBasis.Download));

    [Fact]
    public void Between_OneRound_DetectsNothing()
    {
        var difference = Assert.Single(
            Differences.Between(Sketch.Rounds(1, 1, Sketch.Sequential, new("eventloop", 0.13)), TimeBasis.Download));

        Assert.Null(difference.Ratio.Low);
        Assert.False(difference.IsDetected);
    }

    [Fact]
    public void Between_MorePairs_WidensEachInterval()
    {
        Sketch[] two = [Sketch.Sequential, new("eventloop", 0.13)];

        // The same measurements of the two contenders, and some of others.
        var alone = Differences.Between(Sketch.Rounds(5, 1, two), TimeBasis.Download)[0].Ratio;
        var results = Sketch.Rounds(5, 1, two);
        var crowd = results with
        {
            Contenders = [.. results.Contenders, results.Contenders[1] with { Name = "whenall" }],
            Runs = [.. results.Runs, .. results.Runs.Where(run => run.Contender == 1).Select(run => run with { Contender = 2 })],
        };
        var among = Differences.Between(crowd, TimeBasis.Download)[0].Ratio;

        Assert.Equal(alone.Value, among.Value);
        Assert.True(among.Low < alone.Low && among.High > alone.High);
    }

    // Detected with enough rounds, but too small to matter.
    [Fact]
    public void Between_DifferenceOfHalfAPerCentWithoutNoise_IsNotDetected()
    {
        var difference = Differences.Between(
            Sketch.Rounds(10, 1, new("first", 0.1) { Noise = 1e-6 }, new("second", 0.1005) { Noise = 1e-6 }), TimeBasis.Download)[0];

        Assert.True(difference.Ratio.High < 1);
        Assert.False(difference.IsDetected);
    }

    [Theory]
    [InlineData(0.002)]
    [InlineData(0.01)]
    [InlineData(0.03)]
    public void Between_OneStrategyUnderTwoNames_IsDetectedInFewerThanFiveOfAHundred(double noise)
    {
        var detected = Detected(rounds: 4, new("first", 0.13) { Noise = noise }, new("second", 0.13) { Noise = noise });

        Assert.InRange(detected, 0, 0.05 * Repetitions - 1);
    }

    // Fifteen pairs: without a correction, almost every second comparison would detect one.
    [Fact]
    public void Between_OneStrategyUnderSixNames_IsDetectedInFewerThanFiveOfAHundred()
    {
        var detected = Detected(
            rounds: 4, [.. Enumerable.Range(0, 6).Select(number => new Sketch($"name{number}", 0.13) { Noise = 0.03 })]);

        Assert.InRange(detected, 0, 0.05 * Repetitions - 1);
    }

    [Fact]
    public void Between_TwentyPerCentAtThreePerCentNoise_IsDetectedNearlyAlways()
    {
        var detected = Detected(rounds: 5, new("first", 0.12) { Noise = 0.03 }, new("second", 0.1) { Noise = 0.03 });

        Assert.InRange(detected, 0.99 * Repetitions, Repetitions);
    }

    private static int Detected(int rounds, params Sketch[] sketches) => Enumerable.Range(1, Repetitions).Count(seed =>
        Differences.Between(Sketch.Rounds(rounds, seed, sketches), TimeBasis.Download).Any(difference => difference.IsDetected));
}
