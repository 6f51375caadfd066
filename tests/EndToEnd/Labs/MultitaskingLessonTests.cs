using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab multitasking`.</summary>
public sealed class MultitaskingLessonTests() : LessonTests("multitasking")
{
    [Fact]
    public void Switches_OfTasks_AreAtAwaitsAndFewerThanThoseOfThreads()
    {
        Assert.Equal(5, Lesson.Figure("task_switches_count"));
        Assert.Equal(0, Lesson.Figure("task_switches_without_await_count"));
        // On a busy machine, one thread may compute to its end before the other begins.
        InOneOfTenRuns(() => Assert.True(Lesson.Figure("thread_switches_count") > Lesson.Figure("task_switches_count")));
    }

    [Fact]
    [SecondTier("up to ten runs; the lesson's other results are in every run")]
    public void Additions_OnThreads_AreLostAndOnTasksAreNot() => InOneOfTenRuns(() =>
    {
        Assert.True(Lesson.Figure("lost_on_threads_count") > 0);
        Assert.True(Lesson.Figure("overwrites_on_threads_count") > 0);
        Assert.Equal(0, Lesson.Figure("lost_as_tasks_count"));
        Assert.Equal(0, Lesson.Figure("overwrites_as_tasks_count"));
    });

    [Fact]
    [Timing("the longest wait between two ticks")]
    public void Ticks_WithoutAnAwaitOfTheOther_WaitForItsEnd()
    {
        var starved = Lesson.Figure("longest_wait_without_await_seconds");
        var cured = Lesson.Figure("longest_wait_with_sleep0_seconds");

        Assert.True(starved >= 0.24, $"24 steps of 10 ms passed in {starved} s.");
        Assert.True(cured < starved / 2, $"{cured} s with Sleep(0), {starved} s without.");
    }

    [Fact]
    public void Lanes_OfTasks_AreBlocksBetweenAwaits()
    {
        var lines = Lesson.Transcript.OutputLines;
        var tasks = Lesson.LineOf("As tasks");

        Assert.Equal("A ########........########........########........", lines[tasks + 1].Trim());
        Assert.Equal("B ........########........########........########", lines[tasks + 2].Trim());
    }

    [Fact]
    public void Lanes_OnATerminal_AreDrawnAsItHappensAndEndAsTheTranscriptDoes()
    {
        var screen = OnATerminal();

        var tasks = screen.FindIndex(line => line.StartsWith("As tasks", StringComparison.Ordinal));
        Assert.Equal("  A ########........########........########........", screen[tasks + 1]);
        Assert.Equal("  B ........########........########........########", screen[tasks + 2]);
    }
}
