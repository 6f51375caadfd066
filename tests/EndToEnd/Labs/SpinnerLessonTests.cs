using System.Text.RegularExpressions;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab spinner`, redirected and on a terminal.</summary>
public sealed partial class SpinnerLessonTests
{
    // Ten intervals of 0.1 s. A busy machine misses some, and the first frame is drawn at once.
    private const int MinFrames = 3;
    private const int MaxFrames = 11;

    [Fact]
    [Timing("how many frames a process draws in the second in which it starts")]
    public void Spinner_EachWay_DrawsUnlessBlocked()
    {
        var figures = LessonOutput.Figures("spinner");

        Assert.InRange(figures["thread_frames"], MinFrames, MaxFrames);
        Assert.InRange(figures["process_frames"], MinFrames, MaxFrames);
        Assert.InRange(figures["task_frames"], MinFrames, MaxFrames);
        Assert.Equal(0, figures["blocked_frames"]);
    }

    [Fact]
    [SecondTier("two spinners of some seconds; Spinner_OnATerminal is in every run")]
    public void Spinner_Redirected_IsATranscriptOfFramesAndAnswers() => LessonOutput.InOneOfTenRuns(() =>
    {
        var output = LessonOutput.Transcript("spinner");

        // On a busy machine the process starts so late that it draws none.
        var spun = output.Lines.Count(line => Transcript().IsMatch(line));
        Assert.InRange(spun, 2, 3);
        Assert.Equal(4, output.Lines.Count(line => line.StartsWith("Answer: 42, after ", StringComparison.Ordinal)));
        Assert.Equal("Answer: 42, after 0 frames", output.Lines.Last(line => line.StartsWith("Answer: ", StringComparison.Ordinal)));
        Assert.True(output.PlaceOf("spinner object: <Thread(") < output.PlaceOf("spinner object: <Process("));
    });

    [Fact]
    public void Spinner_OnATerminal_DrawsInPlaceAndErases() => LessonOutput.InOneOfTenRuns(() =>
    {
        using var folder = new TemporaryFolder();
        // Through a file, because reading the output line by line would lose carriage returns.
        var result = FlagsProcess.RunShell(
            folder.Path,
            $"script -qec \"stty cols 80 rows 24; '{FlagsProcess.Executable}' lab spinner\" /dev/null > screen.txt",
            new Dictionary<string, string> { ["TERM"] = "xterm-256color" });

        Assert.Equal(0, result.ExitCode);
        var lines = PlainText.Of(File.ReadAllText(folder.Of("screen.txt"))).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var drawn = lines.Where(line => line.Contains("\r/ thinking!", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, drawn.Count);
        Assert.All(drawn, line => Assert.Matches("^Answer: 42, after [0-9]+ frames$", Screen.LastLine(line)));
    });

    [Theory]
    [InlineData("Thread")]
    [SecondTierData("Process")]
    [SecondTierData("Task")]
    public void Spinner_OnCtrlC_EndsAtOnce(string spinner)
    {
        using var folder = new TemporaryFolder();
        var result = LessonOutput.Interrupt(folder, "spinner", after: $"spinner object: <{spinner}");

        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("=> ", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.LeftBehind);
    }

    [GeneratedRegex(@"^[\\|/-]{3,} thinking! \(\d+ frames\)$")]
    private static partial Regex Transcript();
}
