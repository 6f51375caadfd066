using FlagsDownloader.Cli.Labs;
using FlagsDownloader.Cli.Labs.Lessons;
using FlagsDownloader.Cli.Predictions;

namespace FlagsDownloader.Cli.Tests.Labs;

/// <summary>What the lessons ask before they run. That their figures answer it is tested with the real lessons, end to end.</summary>
public sealed class LessonQuestionTests
{
    private const int Columns = 80;

    public static TheoryData<string> Lessons => [.. LessonCatalog.All.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Question_OfEveryLesson_IsOneLineThatCanBeAnswered(string name)
    {
        var question = LessonCatalog.Find(name)!.Question.Question;

        Assert.InRange(question.Text.Length, 20, Columns);
        Assert.EndsWith("?", question.Text, StringComparison.Ordinal);
        Assert.InRange(question.Prompt.Length, 1, Columns * 3 / 4);
        Assert.NotNull(question.Read("1"));
        Assert.Null(question.Read("perhaps"));
    }

    [Fact]
    public void Question_OfEveryLesson_IsItsOwn() =>
        Assert.Equal(LessonCatalog.All.Count, LessonCatalog.All.Select(lesson => lesson.Question.Question.Text).Distinct().Count());

    [Fact]
    public void Answer_WithoutTheFigure_IsUnknown()
    {
        var question = LessonQuestion.Seconds("How long do they take?", "missing_seconds");

        Assert.Null(question.Answer(new Dictionary<string, double>()));
    }

    [Fact]
    public void Answer_OfTwoFigures_IsTheirRatio()
    {
        var question = LessonQuestion.Times("How many times?", "ram_ns", over: "l1_ns");

        var measured = question.Answer(new Dictionary<string, double> { ["ram_ns"] = 90, ["l1_ns"] = 1.5 });

        Assert.Equal("You said 100x; it was 60x.", Measured.Describe(new Prediction("100x", 100), measured));
    }

    [Theory]
    [InlineData(5, 0, "threads")]
    [InlineData(5, 5, "both")]
    [InlineData(0, 0, "neither")]
    public void Answer_OfMultitasking_FollowsItsFigures(double onThreads, double asTasks, string expected)
    {
        var figures = new Dictionary<string, double> { ["lost_on_threads_count"] = onThreads, ["lost_as_tasks_count"] = asTasks };

        Assert.Equal(expected, new MultitaskingLesson().Question.Answer(figures)?.Text);
    }
}
