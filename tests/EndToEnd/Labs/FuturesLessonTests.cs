namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab futures`.</summary>
public sealed class FuturesLessonTests() : LessonTests("futures")
{
    [Fact]
    public void LoopsFuture_WhilePending_ThrowsAndCallsBackLaterOnTheLoopsThread()
    {
        Assert.Equal(1, Lesson.Figure("result_of_pending_throws"));
        Assert.Equal(0, Lesson.Figure("callback_ran_within_set_result"));
        Assert.Equal(1, Lesson.Figure("loop_callback_on_loops_thread"));
        Assert.True(Lesson.LineOf("<Future pending>") < Lesson.LineOf("<Future finished result=42>"));
    }

    [Fact]
    public void ExecutorsFuture_WhilePending_BlocksItsReaderAndCallsBackElsewhere()
    {
        Assert.True(Lesson.Figure("executor_blocked_seconds") >= 0.25);
        Assert.Equal(0, Lesson.Figure("executor_callback_on_readers_thread"));
        Assert.Equal(0, Lesson.Figure("work_on_readers_thread"));
    }

    [Fact]
    public void Loop_ThatIsBlocked_TicksNeverAndOneThatAwaitsTicks()
    {
        Assert.Equal(0, Lesson.Figure("ticks_while_blocked_count"));
        InOneOfTenRuns(() =>
        {
            Assert.True(Lesson.Figure("ticks_while_wrapped_count") > 0);
            Assert.True(Lesson.Figure("ticks_in_executor_count") > 0);
        });
    }

    [Fact]
    public void LoopsFuture_AsATask_IsReadByAnotherThread() => Assert.Equal(1, Lesson.Figure("as_task_read_on_another_thread"));
}
