using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>The tests that every lesson has to pass.</summary>
public abstract class LessonTests
{
    private const int Columns = 80;
    private static readonly TimeSpan LongestLesson = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan PromptEnd = TimeSpan.FromSeconds(5);

    private readonly string _lesson;

    protected LessonTests(string lesson) => _lesson = lesson;

    private protected LessonRun Lesson => LessonRun.Of(_lesson);

    [Fact]
    public void Transcript_Redirected_IsPlainLinesOf80Columns()
    {
        var result = Lesson.Transcript;

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.All(result.OutputLines, line => Assert.True(line.Length <= Columns, $"{line.Length} columns: {line}"));
        Assert.DoesNotContain(result.Output, character => char.IsControl(character) && character != '\n');
        Assert.Empty(result.LeftBehind);
    }

    [Fact]
    public void Transcript_AtItsEnd_HasTwoOrThreeLinesOfConclusions()
    {
        var lines = Lesson.Transcript.OutputLines;

        Assert.InRange(Lesson.Conclusions.Count, 2, 3);
        Assert.All(lines[^Lesson.Conclusions.Count..], line => Assert.StartsWith("=> ", line, StringComparison.Ordinal));
        Assert.Contains(Lesson.Conclusions, line => line.Any(char.IsDigit));
    }

    [Fact]
    public void Json_OfAnyLesson_IsOneDocumentWithFiguresAndConclusions()
    {
        var document = Lesson.Document;

        Assert.Equal(0, Lesson.Json.ExitCode);
        Assert.Empty(Lesson.Json.Error);
        Assert.Equal(1, document.GetProperty("schema_version").GetInt32());
        Assert.Equal(_lesson, document.GetProperty("lesson").GetString());
        Assert.InRange(document.GetProperty("elapsed_seconds").GetDouble(), 0.0001, LongestLesson.TotalSeconds);
        Assert.Equal(Lesson.Conclusions.Count, document.GetProperty("conclusions").GetArrayLength());
        Assert.NotEmpty(document.GetProperty("figures").EnumerateObject());
        Assert.All(
            document.GetProperty("figures").EnumerateObject(),
            figure => Assert.Equal(JsonValueKind.Number, figure.Value.ValueKind));
        Assert.Empty(Lesson.Json.LeftBehind);
    }

    [Fact]
    public void Code_OfAnyLesson_IsItsOwnSource()
    {
        using var folder = new TemporaryFolder();
        var result = FlagsProcess.Run(folder.Path, "lab", _lesson, "--code");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"public string Name => \"{_lesson}\";", result.Output, StringComparison.Ordinal);
        Assert.Contains(": ILesson", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CtrlC_AfterTheFirstLine_EndsTheLessonAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        var result = LessonOutput.Interrupt(folder, _lesson, after: $"{_lesson}: ");

        // The shortest lesson may always end before its first line is read here and the signal is sent.
        if (result.ExitCode == 0 && Lesson.Document.GetProperty("elapsed_seconds").GetDouble() < Brief.TotalSeconds)
        {
            Assert.Contains("\n=> ", result.Output, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(130, result.ExitCode);
        }

        Assert.Empty(result.Error);
        // The signal goes to the program alone, and not, as in a terminal, to what its children run, such as a short sleep of a shell.
        Eventually.True(() => result.LeftBehind.Count == 0, "the end of all that it started");
    }

    [Fact]
    [Timing("from Ctrl-C to the end")]
    public void CtrlC_AfterTheFirstLine_EndsPromptly()
    {
        var took = Interrupt();

        Assert.True(took < PromptEnd, $"It took {took.TotalSeconds:0.00} s to end.");
    }

    /// <summary>
    /// For results that need a machine in time, such as "the third one is still pending then". A busy machine may need a second or
    /// third run.
    /// </summary>
    private protected void InOneOfTenRuns(Action assert) => LessonOutput.InOneOfTenRuns(assert, () => LessonRun.Forget(_lesson));

    private TimeSpan Interrupt()
    {
        using var folder = new TemporaryFolder();
        using var process = FlagsProcess.Start(folder.Path, ["lab", _lesson]);
        process.WaitForOutput($"{_lesson}: ");
        var start = TimeProvider.System.GetTimestamp();
        _ = Signals.TrySend(process.Id, Signals.Interrupt);
        process.Wait();
        return TimeProvider.System.GetElapsedTime(start);
    }

    /// <summary>The lines on a terminal of 80 columns after the lesson has drawn in place.</summary>
    private protected List<string> OnATerminal()
    {
        using var folder = new TemporaryFolder();
        var result = FlagsProcess.RunShell(
            folder.Path,
            $"script -qec \"stty cols {Columns} rows 50; '{FlagsProcess.Executable}' lab {_lesson}\" /dev/null",
            new Dictionary<string, string> { ["TERM"] = "xterm-256color" });

        Assert.Equal(0, result.ExitCode);
        Assert.Contains('\e', result.Output);
        var screen = Screen.Of(result.Output).ToList();
        Assert.All(screen, line => Assert.True(line.Length <= Columns, $"{line.Length} columns: {line}"));
        return screen;
    }
}
