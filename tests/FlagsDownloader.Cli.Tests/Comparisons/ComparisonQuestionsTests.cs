using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Predictions;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class ComparisonQuestionsTests
{
    private static readonly ComparisonQuestions Usual = new([Strategy("sequential"), Strategy("threadpool"), Strategy("eventloop")]);

    [Fact]
    public void Questions_OfTheDefaultComparison_AreTheLoopsSpeedUpAndTheFastest()
    {
        Assert.Equal(
            ["How many times as fast as sequential is eventloop?", "Which is the fastest?"],
            Usual.Questions.Select(question => question.Text));
        Assert.Equal(["sequential", "threadpool", "eventloop"], Assert.IsType<ChoiceQuestion>(Usual.Questions[1]).Choices);
    }

    [Theory]
    [InlineData("How many times as fast as sequential is whenall?", "whenall", "sequential")]
    [InlineData("How many times as fast as whenall is channel?", "whenall", "parallel", "channel")]
    [InlineData("How many times as fast as sequential is eventloop?", "eventloop", "sequential", "channel")]
    [InlineData("How many times as fast as eventloop is channel?", "eventloop", "channel")]
    public void Questions_OfOtherStrategies_AreAboutTheBaselineOfTheTable(string expected, params string[] strategies) =>
        Assert.Equal(expected, new ComparisonQuestions([.. strategies.Select(name => Strategy(name))]).Questions[0].Text);

    [Fact]
    public void Questions_OfASweep_NameTheBounds() => Assert.Equal(
        ["eventloop -m 1", "eventloop -m 10"],
        Assert.IsType<ChoiceQuestion>(new ComparisonQuestions([Strategy("eventloop", 1), Strategy("eventloop", 10)]).Questions[1]).Choices);

    [Fact]
    public void Answer_BesideWhatWasMeasured_HasItsInterval() => Assert.Equal(
        ["You said 10x; it was 18.4x (18.0 to 18.9).", "You said sequential; it was threadpool or eventloop."],
        Usual.Answer([new Prediction("10x", 10), new Prediction("sequential")], Analysis(TimeBasis.Download, new Estimate(18.4, 18, 18.9), 1, 2)));

    [Fact]
    public void Answer_OfOneRound_HasNoInterval() => Assert.Equal(
        ["You said 10x; it was 18.4x."],
        Usual.Answer([new Prediction("10x", 10), null], Analysis(TimeBasis.Download, new Estimate(18.4, null, null), 2)));

    [Fact]
    public void Answer_BesidePeers_IsTheTimeThatTheTableCompares() => Assert.Equal(
        ["You said 10x; it was 2.00x."],
        Usual.Answer([new Prediction("10x", 10), null], Analysis(TimeBasis.Process, new Estimate(18.4, null, null), 2)));

    [Fact]
    public void Answer_NothingMeasured_SaysSo() => Assert.Equal(
        ["You said 10x; it was not measured this time.", "You said eventloop; it was not measured this time."],
        Usual.Answer([new Prediction("10x", 10), new Prediction("eventloop")], Analysis(TimeBasis.Download, null)));

    private static Contender Strategy(string name, int bound = 30) => new(name, bound) { Strategy = name };

    private static ComparisonAnalysis Analysis(TimeBasis basis, Estimate? speedUp, params int[] fastest) => new(
        basis, Baseline: 0, [.. Enumerable.Range(0, 3).Select(contender => Figures(contender, contender == 2 ? speedUp : null))], [], fastest, []);

    private static ContenderFigures Figures(int contender, Estimate? speedUp) => new()
    {
        Contender = contender,
        Rounds = 3,
        DownloadSpeedUp = speedUp,
        ProcessSpeedUp = new Estimate(2, null, null),
        Ok = new CountRange(20, 20),
        NotFound = new CountRange(0, 0),
        Errors = new CountRange(0, 0),
        Bytes = new CountRange(1, 1),
    };
}
