using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Measurements;

public sealed class RepresentativeRunsTests
{
    [Fact]
    public void KeepDetails_SeveralRounds_KeepsThoseOfOneRunEachAndEveryFigure()
    {
        var results = RandomResults.Create(seed: 2, rounds: 4);

        var kept = RepresentativeRuns.KeepDetails(results);

        Assert.Equal(results.Runs.Count, kept.Runs.Count);
        Assert.Equal(3, kept.Runs.Count(run => run.Document is not null || run.Served is not null));
        Assert.Equal(
            results.Runs.Select(run => run with { Document = null, Served = null }),
            kept.Runs.Select(run => run with { Document = null, Served = null }));
    }

    [Fact]
    public void KeepDetails_Again_ChangesNothing()
    {
        var kept = RepresentativeRuns.KeepDetails(RandomResults.Create(seed: 3, rounds: 5));

        Assert.Equal(kept.Runs, RepresentativeRuns.KeepDetails(kept).Runs);
    }

    [Fact]
    public void Choose_RunsEquallyNearTheMedian_IsTheEarlier()
    {
        var results = RandomResults.Create(seed: 4, rounds: 2);

        Assert.Equal(1, RepresentativeRuns.Choose(results, 0)!.Round);
    }

    [Fact]
    public void Choose_RunsWithoutATime_IsOneOfThem()
    {
        var results = RandomResults.Create(seed: 5);
        results = results with { Runs = [.. results.Runs.Select(run => run with { DownloadSeconds = null, ProcessSeconds = null })] };

        Assert.NotNull(RepresentativeRuns.Choose(results, 0));
    }
}
