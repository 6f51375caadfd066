using FlagsDownloader.Cli.Predictions;

namespace FlagsDownloader.Cli.Tests.Predictions;

public sealed class QuestionTests
{
    private static readonly NumberQuestion HowFast = new("How many times as fast?", "x", "times");
    private static readonly NumberQuestion HowLong = new("How long?", " s", "seconds");
    private static readonly NumberQuestion HowMany = new("How many?", "", "threads");
    private static readonly ChoiceQuestion Which = new("Which?", ["event", "eventloop", "threadpool"]);

    [Theory]
    [InlineData("10", "10x", 10)]
    [InlineData("10x", "10x", 10)]
    [InlineData("2.50 X", "2.5x", 2.5)]
    [InlineData(".5", "0.5x", 0.5)]
    [InlineData("0", "0x", 0)]
    [InlineData("1,500", "1500x", 1500)]
    [InlineData("3 times", "3x", 3)]
    public void Read_Number_TakesItsUnitOrNone(string typed, string text, double number) =>
        Assert.Equal(new Prediction(text, number), HowFast.Read(typed));

    [Theory]
    [InlineData("2s", "2 s")]
    [InlineData("2 seconds", "2 s")]
    public void Read_Seconds_AreShownInSeconds(string typed, string text) => Assert.Equal(text, HowLong.Read(typed)?.Text);

    // 2,5 is 25 to no reader.
    [Theory]
    [InlineData("ten")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("2,5")]
    [InlineData("0,500")]
    [InlineData("1e3")]
    [InlineData(".")]
    [InlineData("NaN")]
    [InlineData("9999999999999")]
    [InlineData("10%")]
    [InlineData("\e[A")]
    public void Read_NoNumber_IsNoAnswer(string typed) => Assert.Null(HowFast.Read(typed));

    [Fact]
    public void Read_ACountWithoutAUnit_IsANumber() => Assert.Equal(new Prediction("30", 30), HowMany.Read("30 threads"));

    [Theory]
    [InlineData("2", "eventloop")]
    [InlineData("THREADPOOL", "threadpool")]
    [InlineData("t", "threadpool")]
    [InlineData("event", "event")]
    public void Read_Choice_TakesItsNumberItsTextOrABeginning(string typed, string choice) =>
        Assert.Equal(new Prediction(choice), Which.Read(typed));

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("e")]
    [InlineData("eventloops")]
    [InlineData("99999999999999999999")]
    public void Read_NoChoice_IsNoAnswer(string typed) => Assert.Null(Which.Read(typed));

    [Fact]
    public void Prompt_OfChoices_NumbersThem() => Assert.Equal("  1 event, 2 eventloop, 3 threadpool: ", Which.Prompt);

    [Theory]
    [InlineData(10, "You said 10x; it was 18.4x (18.0 to 18.9).")]
    [InlineData(18, "You said 18x, and you were right: it was 18.4x (18.0 to 18.9).")]
    [InlineData(17, "You said 17x, and you were right: it was 18.4x (18.0 to 18.9).")]
    [InlineData(16, "You said 16x; it was 18.4x (18.0 to 18.9).")]
    public void Describe_Number_SaysWhetherItIsWithinTheIntervalOrATenth(double number, string expected) => Assert.Equal(
        expected, Measured.Describe(new Prediction($"{number}x", number), Measured.Number(18.4, "18.4x (18.0 to 18.9)", 18, 18.9)));

    [Fact]
    public void Describe_ZeroMeasured_IsRightForZeroOnly()
    {
        Assert.Equal("You said 0, and you were right: it was 0.", Measured.Describe(new Prediction("0", 0), Measured.Number(0, "0")));
        Assert.Equal("You said 1; it was 0.", Measured.Describe(new Prediction("1", 1), Measured.Number(0, "0")));
    }

    [Fact]
    public void Describe_Choice_NamesAllThatAreRight()
    {
        var fastest = Measured.Choice("threadpool", "parallel", "eventloop");

        Assert.Equal(
            "You said parallel, and you were right: it was threadpool, parallel or eventloop.",
            Measured.Describe(new Prediction("parallel"), fastest));
        Assert.Equal("You said sequential; it was threadpool.", Measured.Describe(new Prediction("sequential"), Measured.Choice("threadpool")));
    }

    [Fact]
    public void Describe_NothingMeasured_SaysSo() =>
        Assert.Equal("You said 10x; it was not measured this time.", Measured.Describe(new Prediction("10x", 10), null));
}
