using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Tests.Analysis;

public sealed class ChangeAnalystTests
{
    private static readonly Sketch Loop = new("eventloop", 0.1);
    private static readonly Sketch Pool = new("threadpool", 0.1);

    [Fact]
    public void Analyse_FasterSlowerAndUnchanged_SaysWhichIsWhich()
    {
        var change = Compare([Sketch.Sequential, Loop, Pool], [Sketch.Sequential, Loop with { Seconds = 0.15 }, Pool with { Seconds = 0.05 }]);

        Assert.Equal(
            [ChangeVerdict.NotDetected, ChangeVerdict.Slower, ChangeVerdict.Faster], change.Changes.Select(each => each.Verdict));
        Assert.Equal(2, change.Changes[2].SpeedUp!.Value, 0.1);
        Assert.Collection(
            change.Summary,
            line => Assert.Matches(@"^Faster in after than in before: threadpool, [12]\.\d\dx as fast\.$", line),
            line => Assert.Matches(@"^Slower in after than in before: eventloop, 0\.\d\dx as fast\.$", line),
            line => Assert.Equal("No difference detected: sequential.", line));
    }

    [Fact]
    public void Analyse_MoreContenders_WidensTheIntervals()
    {
        var three = Compare([Loop, Pool, Sketch.Sequential], [Loop, Pool, Sketch.Sequential]);
        var alone = ChangeAnalyst.Analyse(Only(three.Before), Only(three.After));

        Assert.Equal(alone.Changes[0].SpeedUp!.Value, three.Changes[0].SpeedUp!.Value);
        Assert.True(WidthOf(three.Changes[0]) > WidthOf(alone.Changes[0]));
    }

    [Fact]
    public void Analyse_ContendersOfOneOnly_AreListed()
    {
        var change = Compare([Loop, Pool], [Loop, new Sketch("whenall", 1)]);

        Assert.Single(change.Changes);
        Assert.Contains("Only in before: threadpool -m 20.", change.Summary);
        Assert.Contains("Only in after: whenall -m 20.", change.Summary);
    }

    [Fact]
    public void Analyse_FewerFiles_AreNotCompared()
    {
        var change = Compare([Loop], [Loop with { Seconds = 0.01, Ok = 12, Errors = 8 }]);

        Assert.Equal(ChangeVerdict.NotCompared, Assert.Single(change.Changes).Verdict);
        Assert.Null(change.Changes[0].SpeedUp);
        Assert.Equal(["Not compared: eventloop -m 20 got 12 files in after, and 20 in before."], change.Summary);
    }

    [Fact]
    public void Analyse_FewerFilesThanAnother_DidNotDoTheWork() =>
        Assert.Equal(
            "Not compared: eventloop -m 20 did not do the work in after, with as few as 12 of 20 files.",
            Compare([Loop, Pool], [Loop with { Ok = 12, Errors = 8 }, Pool]).Summary[1]);

    [Fact]
    public void Analyse_OneRound_DetectsNothingAndSaysWhatToDo()
    {
        var change = Compare([Loop], [Loop with { Seconds = 1 }], rounds: 1);

        Assert.Equal(ChangeVerdict.NotDetected, change.Changes[0].Verdict);
        Assert.Null(change.Changes[0].SpeedUp!.Low);
        Assert.Contains("--rounds 3", change.Summary[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Analyse_AnotherProgramInOne_ComparesFromExecToExit()
    {
        var change = Compare([Loop], [Loop, Sketch.Peer("curl", 0.2)]);

        Assert.Equal(TimeBasis.Process, change.Basis);
        Assert.Equal(0.15, change.Changes[0].Before!.Value, 0.01);
    }

    private static double WidthOf(ContenderChange change) => Math.Log(change.SpeedUp!.High!.Value / change.SpeedUp.Low!.Value);

    private static NamedResults Only(NamedResults comparison) => comparison with
    {
        Results = comparison.Results with
        {
            Contenders = [comparison.Results.Contenders[0]],
            Runs = [.. comparison.Results.Runs.Where(run => run.Contender == 0)],
        },
    };

    private static ChangeAnalysis Compare(Sketch[] before, Sketch[] after, int rounds = 5) => ChangeAnalyst.Analyse(
        new NamedResults("before", Sketch.Rounds(rounds, 1, before)), new NamedResults("after", Sketch.Rounds(rounds, 2, after)));
}
