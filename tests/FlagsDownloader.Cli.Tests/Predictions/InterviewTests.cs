using FlagsDownloader.Cli.Predictions;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Tests.Predictions;

public sealed class InterviewTests
{
    private static readonly NumberQuestion Number = new("How many?", "", "threads");
    private static readonly ChoiceQuestion Choice = new("Which?", ["one", "two"]);

    [Fact]
    public void Ask_AnswersAndEnter_AreKeptInOrder()
    {
        var (predictions, output) = Ask("7", "");

        Assert.Equal([new Prediction("7", 7), null], predictions);
        Assert.Equal("What do you expect? Enter skips a question.\nHow many?\n  threads: Which?\n  1 one, 2 two: \n", output);
    }

    [Fact]
    public void Ask_NoAnswer_IsAskedOnceMoreWithWhatIsAccepted()
    {
        var (predictions, output) = Ask("many", "8", "2");

        Assert.Equal([new Prediction("8", 8), new Prediction("two")], predictions);
        Assert.Contains("How many?\n  threads:   Please type a number, such as 10 or 2.5; Enter skips.\n  threads: Which?", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_NoAnswerTwice_IsSkipped()
    {
        var (predictions, output) = Ask("many", "more", "one");

        Assert.Equal([null, new Prediction("one")], predictions);
        Assert.Contains("  threads:   Skipped.\nWhich?", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_EndOfInput_SkipsAndEndsTheLine()
    {
        var (predictions, output) = Ask();

        Assert.Equal([null, null], predictions);
        Assert.Contains("  threads: \nWhich?\n  1 one, 2 two: \n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Please", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadLine_Interrupted_DoesNotWaitForAKey()
    {
        using var interrupt = new CancellationTokenSource();
        using var input = new NeverTyped();
        var reader = new AnswerReader(input);
        interrupt.Cancel();

        Assert.Throws<TaskCanceledException>(() => reader.ReadLine(interrupt.Token));
    }

    [Theory]
    [InlineData(true, true, true, true, null)]
    [InlineData(false, true, true, true, "standard input is not a terminal")]
    [InlineData(true, false, true, true, "standard output is not a terminal")]
    [InlineData(true, true, false, true, "standard error is not a terminal")]
    [InlineData(true, true, true, false, "flags runs in the background")]
    public void FindObstacle_OfStreams_NamesTheFirst(bool input, bool output, bool error, bool foreground, string? obstacle) => Assert.Equal(
        obstacle,
        Interview.FindObstacle(new TerminalState
        {
            InputIsTerminal = input,
            OutputIsTerminal = output,
            ErrorIsTerminal = error,
            IsInForeground = foreground,
            Term = null,
            NoColor = null,
            Ci = null,
            Columns = 0,
            Rows = 0,
        }));

    private static (IReadOnlyList<Prediction?> Predictions, string Output) Ask(params string[] typed)
    {
        var output = new StringWriter { NewLine = "\n" };
        var lines = new Queue<string>(typed);
        var predictions = new Interview(output, () => lines.TryDequeue(out var line) ? line : null).Ask([Number, Choice]);
        return (predictions, output.ToString());
    }

    private sealed class NeverTyped : TextReader
    {
        private readonly ManualResetEventSlim _end = new();

        public override string? ReadLine()
        {
            _end.Wait();
            return null;
        }

        // The thread that reads ends with the test.
        protected override void Dispose(bool disposing)
        {
            _end.Set();
            base.Dispose(disposing);
        }
    }
}
