using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Analysis;

public sealed class ComparisonAnalystTests
{
    private static readonly Sketch Threads = new("threadpool", 0.16) { Threads = 40 };
    private static readonly Sketch Loop = new("eventloop", 0.13);

    [Fact]
    public void Analyse_WithSequential_IsTheBaselineAtAnyPosition()
    {
        Assert.Equal(1, Analyse(5, Loop, Sketch.Sequential, Threads).Baseline);
        Assert.Equal(0, Analyse(5, Loop, Threads).Baseline);
    }

    [Fact]
    public void Analyse_Strategies_AreComparedInProcess() => Assert.Equal(TimeBasis.Download, Analyse(5, Loop, Threads).Basis);

    [Fact]
    public void Analyse_OnePeer_ComparesFromExecToExit()
    {
        var analysis = Analyse(5, Sketch.Sequential, Loop, Sketch.Peer("curl", 0.12));

        Assert.Equal(TimeBasis.Process, analysis.Basis);
        Assert.Null(analysis.Figures[2].DownloadTime);
        Assert.Null(analysis.Figures[2].DownloadSpeedUp);
        Assert.NotNull(analysis.Figures[2].ProcessSpeedUp);
        Assert.Equal(3, analysis.Differences.Count);
    }

    // It should have reported its time, and always failed.
    [Fact]
    public void Analyse_StrategyThatAlwaysCrashed_DoesNotChangeTheBasis()
    {
        var crashed = Threads with { Ok = 0, Errors = 20, Adapt = run => run with { DownloadSeconds = null } };

        var analysis = Analyse(5, Sketch.Sequential, Loop, crashed);

        Assert.Equal(TimeBasis.Download, analysis.Basis);
        Assert.Equal([1], analysis.Fastest);
    }

    [Fact]
    public void Analyse_DetectedDifference_LeavesOneFastest() => Assert.Equal([2], Analyse(5, Sketch.Sequential, Threads, Loop).Fastest);

    [Fact]
    public void Analyse_NoDetectedDifference_LeavesSeveralFastestInTheirOrder() =>
        Assert.Equal([1, 2], Analyse(5, Sketch.Sequential, Threads with { Seconds = 0.13 }, Loop).Fastest);

    [Fact]
    public void Analyse_OneRound_RanksNothing() => Assert.Equal([0, 1, 2], Analyse(1, Sketch.Sequential, Threads, Loop).Fastest);

    [Fact]
    public void Analyse_ContenderWithMissingFiles_IsNeverTheFastest()
    {
        var hasty = Threads with { Seconds = 0.01, Adapt = run => run.Round == 3 ? run with { Ok = 19, Errors = 1 } : run };

        var analysis = Analyse(5, Sketch.Sequential, hasty, Loop);

        Assert.Equal([2], analysis.Fastest);
        Assert.True(analysis.Differences.IsFaster(1, 2));
        Assert.Equal(new CountRange(19, 20), analysis.Figures[1].Ok);
    }

    // 26 codes without flags: the work is to find that they are missing.
    [Fact]
    public void Analyse_NoFlags_ComparesContendersThatFoundThat()
    {
        var found = Loop with { Ok = 0, NotFound = 20 };

        var analysis = Analyse(5, Sketch.Sequential with { Ok = 0, NotFound = 20 }, Threads with { Seconds = 0.01, Ok = 0, Errors = 20 }, found);

        Assert.Equal([2], analysis.Fastest);
    }

    [Fact]
    public void Analyse_MissingRound_PairsTheOthers()
    {
        var results = Sketch.Rounds(5, 1, Sketch.Sequential, Loop);

        var analysis = ComparisonAnalyst.Analyse(
            results with { Runs = [.. results.Runs.Where(run => run is not { Contender: 1, Round: 2 })] });

        Assert.Equal(4, analysis.Figures[1].Rounds);
        Assert.Equal([1], analysis.Fastest);
    }

    [Fact]
    public void Analyse_SpeedUpAndShareOfIdeal_AreRatiosOfTheSameRound()
    {
        // In every second round, the machine is half as fast for all contenders.
        static MeasuredRun Uneven(MeasuredRun run) => run with
        {
            DownloadSeconds = (run.Contender == 0 ? 2.0 : 0.125) * (1 + run.Round % 2),
            IdealSeconds = 0.1 * (1 + run.Round % 2),
        };

        var figures = Analyse(6, Sketch.Sequential with { Adapt = Uneven }, Loop with { Adapt = Uneven }).Figures;

        Assert.Equal(16, figures[1].DownloadSpeedUp!.Value, 1e-9);
        Assert.Equal(16, figures[1].DownloadSpeedUp!.Low!.Value, 1e-9);
        Assert.Equal(0.8, figures[1].DownloadShareOfIdeal!.High!.Value, 1e-9);
        Assert.Equal(1, figures[0].DownloadSpeedUp!.Value, 1e-9);
    }

    // A contradiction between five comparisons: in one of them the first contender is faster, in another the second one.
    [Fact]
    public void Analyse_RepeatedComparisons_DoNotContradictEachOther()
    {
        Sketch[] sketches =
        [
            Sketch.Sequential with { Noise = 0.03 },
            Threads with { Seconds = 0.134, Noise = 0.03 },
            Loop with { Seconds = 0.131, Noise = 0.03 },
            new("whenall", 0.131) { Noise = 0.03 },
        ];
        var comparisons = Enumerable.Range(1, 200).Select(seed => ComparisonAnalyst.Analyse(Sketch.Rounds(5, seed, sketches))).ToList();

        var contradicting = comparisons.Chunk(5).Count(five =>
            five.Any(one => five.Any(other => one.Differences.Any(difference =>
                one.Differences.IsFaster(difference.First, difference.Second)
                && other.Differences.IsFaster(difference.Second, difference.First)))));

        Assert.InRange(contradicting, 0, 1);
        Assert.All(comparisons, comparison => Assert.DoesNotContain(0, comparison.Fastest));
    }

    private static ComparisonAnalysis Analyse(int rounds, params Sketch[] sketches) =>
        ComparisonAnalyst.Analyse(Sketch.Rounds(rounds, 1, sketches));
}
