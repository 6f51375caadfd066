using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab colours`.</summary>
public sealed class ColoursLessonTests() : LessonTests("colours")
{
    [Fact]
    public void BlockingCode_WithoutALoop_IsRefusedAsyncCode() =>
        Assert.Equal(1, Lesson.Figure("call_without_a_loop_refused"));

    [Fact]
    [Timing("an await's and a crossing's")]
    public void Crossings_ToAnotherThread_CostMoreThanAnAwait()
    {
        var await = Lesson.Figure("await_microseconds");

        Assert.True(await > 0);
        Assert.True(Lesson.Figure("call_microseconds") < await);
        Assert.True(Lesson.Figure("run_microseconds") > await);
        Assert.True(Lesson.Figure("threadsafe_microseconds") > await);
        Assert.True(Lesson.Figure("to_thread_microseconds") > await);
    }

    [Fact]
    public void BlockingWait_OnTheLoopsThread_IsFoundToBeADeadlockAndGivenUp()
    {
        Assert.Equal(0, Lesson.Figure("done_while_blocked"));
        Assert.True(Lesson.Figure("done_after_await_seconds") >= 0);
        Lesson.LineOf("a deadlock.");
    }

    [Fact]
    [Timing("a wait that blocks and one that awaits")]
    public void AwaitedWait_OnTheLoopsThread_IsOverBeforeTheBlockedOneIsGivenUp() =>
        Assert.InRange(Lesson.Figure("done_after_await_seconds"), 0, Lesson.Figure("blocked_seconds"));

    [Fact]
    public void CallStack_AfterAnAwait_HasLostTheTasksPartAndKeptTheLoops()
    {
        Assert.True(Lesson.Figure("frames_above_before_await_count") >= 2);
        Assert.Equal(1, Lesson.Figure("frames_above_after_await_count"));
        Assert.True(Lesson.Figure("frames_of_loop_count") >= 2);

        var top = Lesson.LineOf("Inner, before its await");
        Assert.Equal("ColoursLesson.Inner            ColoursLesson.Inner", Lesson.Transcript.OutputLines[top + 1].Trim());
        Assert.Equal("ColoursLesson.Outer", Lesson.Transcript.OutputLines[top + 2].Trim());
    }
}
