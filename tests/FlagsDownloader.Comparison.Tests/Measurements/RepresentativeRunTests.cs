using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Rounds;

namespace FlagsDownloader.Comparison.Tests.Measurements;

public sealed class RepresentativeRunTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 3)]
    [InlineData(new[] { 5.0 }, 1)]
    // The median of four is between the middle two: 2.5, which is equally near to both.
    [InlineData(new[] { 9.0, 3.0, 2.0, 1.0 }, 2)]
    public void Choose_SomeRuns_IsTheOneNearestTheMedian(double[] seconds, int round)
    {
        var runs = seconds.Select((time, index) => Runs.Create(0, index + 1, time));

        Assert.Equal(round, RepresentativeRuns.Choose(runs)!.Round);
    }

    [Fact]
    public void Choose_RunsOfAPeer_UsesTheTimeFromExecToExit()
    {
        var runs = new[] { 1.0, 9.0, 2.0 }.Select((time, index) => Runs.Create(0, index + 1, null) with { ProcessSeconds = time });

        Assert.Equal(3, RepresentativeRuns.Choose(runs)!.Round);
    }
}
