using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Analysis;

namespace FlagsDownloader.Comparison.Tests.Assertions;

public sealed class AssertionCheckTests
{
    private static readonly Sketch Loop = new("eventloop", 0.131);

    private static RoundResults Five => Sketch.Rounds(5, 7, Sketch.Sequential, Loop);

    [Theory]
    [InlineData(
        "eventloop >= 5x sequential",
        AssertionVerdict.Holds,
        "'eventloop >= 5x sequential' holds: asked for at least 5x, measured 15.7x (95 % interval 15.5x to 15.9x).")]
    [InlineData(
        "eventloop >= 20x sequential",
        AssertionVerdict.Broken,
        "'eventloop >= 20x sequential' is broken: asked for at least 20x, measured 15.7x (95 % interval 15.5x to 15.9x).")]
    [InlineData(
        "eventloop >= 15.7x sequential",
        AssertionVerdict.WithinNoise,
        "'eventloop >= 15.7x sequential' is within the noise: asked for at least 15.7x, measured 15.7x (95 % interval 15.5x to 15.9x); "
        + "more rounds would decide.")]
    [InlineData(
        "eventloop.process >= 10x sequential",
        AssertionVerdict.Holds,
        "'eventloop.process >= 10x sequential' holds: asked for at least 10x, measured 11.7x (95 % interval 11.6x to 11.8x).")]
    [InlineData(
        "eventloop >= 70% ideal",
        AssertionVerdict.Holds,
        "'eventloop >= 70% ideal' holds: asked for at least 70 %, measured 76 % (95 % interval 75 % to 77 %).")]
    [InlineData(
        "eventloop >= 90% ideal",
        AssertionVerdict.Broken,
        "'eventloop >= 90% ideal' is broken: asked for at least 90 %, measured 76 % (95 % interval 75 % to 77 %).")]
    [InlineData(
        "eventloop.time < 500ms",
        AssertionVerdict.Holds,
        "'eventloop.time < 500ms' holds: asked for less than 500ms, measured 0.132 s (95 % interval 0.130 s to 0.133 s).")]
    [InlineData(
        "eventloop.process > 1s",
        AssertionVerdict.Broken,
        "'eventloop.process > 1s' is broken: asked for more than 1s, measured 0.182 s (95 % interval 0.180 s to 0.183 s).")]
    [InlineData(
        "eventloop.memory < 100MB",
        AssertionVerdict.Holds,
        "'eventloop.memory < 100MB' holds: asked for less than 100MB, measured 44.9 MB (95 % interval 44.5 MB to 45.3 MB).")]
    [InlineData(
        "eventloop.memory < 10MiB",
        AssertionVerdict.Broken,
        "'eventloop.memory < 10MiB' is broken: asked for less than 10MiB, measured 44.9 MB (95 % interval 44.5 MB to 45.3 MB).")]
    [InlineData(
        "eventloop.threads <= 12",
        AssertionVerdict.Holds,
        "'eventloop.threads <= 12' holds: asked for at most 12, measured 12 (95 % interval 12 to 12).")]
    [InlineData(
        "eventloop.threads < 12",
        AssertionVerdict.WithinNoise,
        "'eventloop.threads < 12' is within the noise: asked for less than 12, measured 12 (95 % interval 12 to 12); more rounds would decide.")]
    [InlineData(
        "eventloop.threads < 11",
        AssertionVerdict.Broken,
        "'eventloop.threads < 11' is broken: asked for less than 11, measured 12 (95 % interval 12 to 12).")]
    [InlineData(
        "eventloop.errors == 0",
        AssertionVerdict.Holds,
        "'eventloop.errors == 0' holds: asked for 0, measured 0 in 5 rounds.")]
    [InlineData(
        "eventloop.peak <= 19",
        AssertionVerdict.Broken,
        "'eventloop.peak <= 19' is broken: asked for at most 19, measured 20 in round 1; 20 in 5 rounds.")]
    public void Check_FiveRounds_DecidesByTheInterval(string text, AssertionVerdict verdict, string message)
    {
        var result = Check(text, Five);

        Assert.Equal(message, result.Message);
        Assert.Equal((verdict, text), (result.Verdict, result.Asked));
        Assert.Contains(result.Measured, result.Message);
    }

    [Theory]
    [InlineData(
        "eventloop >= 5x sequential",
        AssertionVerdict.Holds,
        "'eventloop >= 5x sequential' holds: asked for at least 5x, measured 15.7x; one round carries no interval.")]
    [InlineData(
        "eventloop >= 20x sequential",
        AssertionVerdict.Broken,
        "'eventloop >= 20x sequential' is broken: asked for at least 20x, measured 15.7x; one round carries no interval.")]
    [InlineData("eventloop.ok == 20", AssertionVerdict.Holds, "'eventloop.ok == 20' holds: asked for 20, measured 20 in one round.")]
    public void Check_OneRound_DecidesByTheValueAndSaysSo(string text, AssertionVerdict verdict, string message)
    {
        var result = Check(text, Sketch.Rounds(1, 7, Sketch.Sequential, Loop));

        Assert.Equal(message, result.Message);
        Assert.Equal(verdict, result.Verdict);
    }

    [Theory]
    [InlineData("eventloop.errors == 0", "'eventloop.errors == 0' is broken: asked for 0, measured 2 in round 3; 0 to 2 in 5 rounds.")]
    [InlineData("eventloop.ok != 18", "'eventloop.ok != 18' is broken: asked for anything but 18, measured 18 in round 3; 18 to 20 in 5 rounds.")]
    [InlineData("eventloop.ok >= 20", "'eventloop.ok >= 20' is broken: asked for at least 20, measured 18 in round 3; 18 to 20 in 5 rounds.")]
    public void Check_CountThatIsWrongInOneRound_IsBroken(string text, string message)
    {
        var result = Check(text, Sketch.Rounds(5, 7, Sketch.Sequential, Loop with
        {
            Adapt = run => run.Round == 3 ? run with { Ok = 18, Errors = 2 } : run,
        }));

        Assert.Equal((AssertionVerdict.Broken, message), (result.Verdict, result.Message));
    }

    [Fact]
    public void Check_CountBetweenTheExtremesThatNoRoundHas_IsNotFound()
    {
        var results = Sketch.Rounds(5, 7, Loop with { Adapt = run => run.Round == 3 ? run with { Requests = 24 } : run });

        Assert.Equal(AssertionVerdict.Holds, Check("eventloop.requests != 22", results).Verdict);
    }

    // Fast, because every request was refused.
    [Theory]
    [InlineData("eventloop >= 5x sequential")]
    [InlineData("sequential <= 5x eventloop")]
    [InlineData("eventloop.time < 1s")]
    [InlineData("eventloop.memory < 100MB")]
    [InlineData("eventloop >= 1% ideal")]
    public void Check_ContenderThatDidNotDoTheWork_IsBroken(string text)
    {
        var result = Check(text, Sketch.Rounds(5, 7, Sketch.Sequential, Loop with { Seconds = 0.01, Ok = 0, Errors = 20 }));

        Assert.Equal(AssertionVerdict.Broken, result.Verdict);
        Assert.Equal("eventloop@20 did not do the work, with as few as 0 of 20 files", result.Measured);
    }

    [Fact]
    public void Check_EverythingFailed_BreaksATimeAndNotACountOfErrors()
    {
        var results = Sketch.Rounds(5, 7, Loop with { Ok = 0, Errors = 20 });

        Assert.Equal(AssertionVerdict.Broken, Check("eventloop.time < 1s", results).Verdict);
        Assert.Equal(AssertionVerdict.Holds, Check("eventloop.errors == 20", results).Verdict);
    }

    [Fact]
    public void Check_ServerThatDoesNotTellItsDelays_BreaksAShareOfTheIdeal()
    {
        var result = Check("eventloop >= 80% ideal", Sketch.Rounds(5, 7, Loop with { IdealSeconds = null }));

        Assert.Equal(
            (AssertionVerdict.Broken,
                "'eventloop >= 80% ideal' is broken: asked for at least 80 %, and there is nothing to hold it against: "
                + "the server did not say for how long it held answers back."),
            (result.Verdict, result.Message));
    }

    [Fact]
    public void Check_MissingCount_IsBroken()
    {
        var results = Sketch.Rounds(5, 7, Loop with { Adapt = run => run with { PeakInFlight = null } });

        Assert.Equal("no round has a figure for .peak", Check("eventloop.peak <= 20", results).Measured);
    }

    [Fact]
    public void Check_PeerTakesPart_ComparesFromExecToExit()
    {
        var results = Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Sketch.Peer("curl", 0.2));

        Assert.Equal(Check("eventloop.process >= 5x sequential", results).Measured, Check("eventloop >= 5x sequential", results).Measured);
        Assert.NotEqual(Check("eventloop.time >= 5x sequential", results).Measured, Check("eventloop >= 5x sequential", results).Measured);
    }

    [Fact]
    public void Check_UnboundAssertion_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Check("parallel.ok == 20", Five));

    // The worst case: every other value is broken, or holds, less often by chance.
    [Fact]
    public void Check_FigureExactlyOnTheEdge_IsDecidedByChanceInOneOfTwenty()
    {
        var verdicts = Enumerable.Range(1, 1000)
            .Select(seed => Check(
                "eventloop >= 15x sequential",
                Sketch.Rounds(5, seed, Sketch.Sequential with { Seconds = 1.5, Noise = 0.05 }, Loop with { Seconds = 0.1, Noise = 0.05 })).Verdict)
            .CountBy(verdict => verdict)
            .ToDictionary();

        // Half of five per cent to each side, and the scatter of 1000 comparisons.
        Assert.InRange(verdicts.GetValueOrDefault(AssertionVerdict.Broken), 0, 40);
        Assert.InRange(verdicts.GetValueOrDefault(AssertionVerdict.Holds), 0, 40);
    }

    private static AssertionResult Check(string text, RoundResults results) =>
        Assertion.Parse(text).Value!.Check(results, ComparisonAnalyst.Analyse(results));
}
