using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Analysis;

namespace FlagsDownloader.Comparison.Tests.Assertions;

/// <summary>Assertions about two comparisons; eventloop takes 1.5 times as long in the second one.</summary>
public sealed class AssertionAcrossTests
{
    private static readonly NamedResults Before = Named("before", 1, 0.1);
    private static readonly NamedResults After = Named("after", 2, 0.15);

    [Theory]
    [InlineData("eventloop <= 1.1x before.eventloop", AssertionVerdict.Broken)]
    [InlineData("eventloop <= 2x before.eventloop", AssertionVerdict.Holds)]
    [InlineData("eventloop < 1.5x before.eventloop", AssertionVerdict.WithinNoise)]
    [InlineData("eventloop >= 0.9x before.eventloop", AssertionVerdict.Broken)]
    [InlineData("eventloop >= 0.5x before.eventloop", AssertionVerdict.Holds)]
    [InlineData("eventloop.process <= 1.1x before.eventloop", AssertionVerdict.Broken)]
    [InlineData("after.eventloop@20 <= 1.1x BEFORE.eventloop@20", AssertionVerdict.Broken)]
    [InlineData("before.eventloop <= 1.1x after.eventloop", AssertionVerdict.Holds)]
    [InlineData("before.eventloop >= 5x before.sequential", AssertionVerdict.Holds)]
    [InlineData("eventloop >= 5x sequential", AssertionVerdict.Holds)]
    [InlineData("before.eventloop >= 90% ideal", AssertionVerdict.Holds)]
    [InlineData("before.eventloop.errors == 0", AssertionVerdict.Holds)]
    [InlineData("eventloop.errors == 1", AssertionVerdict.Broken)]
    public void Check_TwoComparisons_DecidesByTheInterval(string text, AssertionVerdict verdict)
    {
        var result = Assertion.Parse(text).Value!.Check(Before, After);

        Assert.True(verdict == result.Verdict, result.Message);
        Assert.StartsWith($"'{text}' ", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AnUpperLimit_IsAboutTheTimeAndSaysSo() =>
        Assert.Matches(
            @"^'eventloop <= 1\.1x before\.eventloop' is broken: asked for at most 1\.1x the time, measured 1\.\d+x \(95 % interval 1\.4\dx to 1\.5\dx\)\.$",
            Assertion.Parse("eventloop <= 1.1x before.eventloop").Value!.Check(Before, After).Message);

    [Fact]
    public void Check_FewerFiles_IsBroken()
    {
        var after = new NamedResults("after", Sketch.Rounds(5, 2, new Sketch("eventloop", 0.01) { Ok = 3, Errors = 17 }));

        var result = Assertion.Parse("eventloop >= 0.9x before.eventloop").Value!.Check(Before, after);

        Assert.Equal(AssertionVerdict.Broken, result.Verdict);
        Assert.Contains("got 3 files in after, and 20 in before", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eventloop <= 1.1x old.eventloop", "There is no comparison 'old': there is before or after.")]
    [InlineData("old.eventloop >= 1x eventloop", "There is no comparison 'old': there is before or after.")]
    [InlineData("eventloop <= 1.1x before.whenall", "There is no 'whenall' in before: there is sequential or eventloop.")]
    [InlineData("whenall <= 1.1x before.eventloop", "There is no 'whenall' in after: there is sequential or eventloop.")]
    [InlineData("eventloop <= 1.1x after.eventloop", "'eventloop <= 1.1x after.eventloop' holds eventloop@20 against itself.")]
    public void Bind_AnUnknownName_SaysWhatThereIs(string text, string failure) =>
        Assert.Equal(failure, Assertion.Parse(text).Value!.Bind(Before, After));

    [Fact]
    public void Bind_AnotherComparisonWithoutOne_SaysHowToGiveIt() =>
        Assert.Equal(
            "There is no 'before.eventloop' in this comparison: there is sequential or eventloop."
            + " A contender of another comparison needs --diff and two files of --input, one with the name before.",
            Assertion.Parse("eventloop <= 1.1x before.eventloop").Value!.Bind(After.Results.Contenders));

    [Fact]
    public void Bind_NamesThatBeginAlike_FindsTheLongerOne() =>
        Assert.Null(Assertion.Parse("v1.2.eventloop <= 9x v1.eventloop").Value!.Bind(Before with { Name = "v1" }, After with { Name = "v1.2" }));

    private static NamedResults Named(string name, int seed, double seconds) =>
        new(name, Sketch.Rounds(5, seed, Sketch.Sequential, new Sketch("eventloop", seconds) { IdealSeconds = seconds }));
}
