using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab loop`.</summary>
public sealed class LoopLessonTests() : LessonTests("loop")
{
    [Fact]
    public void Callbacks_RegisteredInAPass_RunInTheNextOneInOrder()
    {
        Assert.Equal(2, Lesson.Figure("pass_of_first"));
        Assert.Equal(2, Lesson.Figure("pass_of_second"));
        Assert.Equal(3, Lesson.Figure("pass_of_third"));
        Assert.True(Lesson.LineOf("ready queue  first") < Lesson.LineOf("ready queue  second"));
        Assert.True(Lesson.LineOf("ready queue  second") < Lesson.LineOf("ready queue  third"));
    }

    [Fact]
    public void Timers_SetInAnotherOrder_RunWhenTheyAreDue() => InOneOfTenRuns(() =>
    {
        // On a busy machine, both may be due in one pass.
        Assert.True(Lesson.Figure("pass_of_soon_timer") < Lesson.Figure("pass_of_late_timer"));
        Assert.True(Lesson.Figure("pass_of_soon_timer") > Lesson.Figure("pass_of_third"));
    });

    [Fact]
    public void Results_OfOtherThreads_AreTakenOnTheLoopsThread()
    {
        Assert.Equal(1, Lesson.Figure("threads_of_callbacks_count"));
        Lesson.LineOf("executor     result of");
        Lesson.LineOf("the server answered 200");
    }

    [Fact]
    public void Sockets_OfTheLoop_AreHeardByItsOwnThread()
    {
        Assert.Equal(1, Lesson.Figure("io_heard_on_loops_thread"));
        Assert.True(Lesson.Figure("sockets_ready_count") >= 2);
        Assert.True(Lesson.LineOf("the task: connected, asks") < Lesson.LineOf("the server answered 200"));
    }

    [Fact]
    public void SecondLoop_OnTheThread_IsRefused() => Assert.Equal(1, Lesson.Figure("second_loop_refused"));

    [Fact]
    [SecondTier("some seconds at a terminal; MultitaskingLessonTests has such lanes in every run")]
    public void Lanes_OnATerminal_AreDrawnAsItHappensAndEndAsTheTranscriptDoes() => LessonOutput.InOneOfTenRuns(() =>
    {
        var screen = OnATerminal();

        // On a busy machine, another source may be ready before the third callback.
        var queue = screen.FindIndex(line => line.StartsWith("  ready queue ", StringComparison.Ordinal));
        Assert.StartsWith("  ready queue 12223", screen[queue], StringComparison.Ordinal);
        Assert.Matches(@"^  timers      \.{5}\S+$", screen[queue + 1]);
        Assert.Matches(@"^  executor    \.{5}\S+$", screen[queue + 2]);
        Assert.Matches(@"^  I/O         \.{5}\S+$", screen[queue + 3]);
    });
}
