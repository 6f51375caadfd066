namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab objects`.</summary>
public sealed class ObjectsLessonTests() : LessonTests("objects")
{
    [Fact]
    public void Calls_WhenTheyReturn_HaveBegunNothingButTheAsyncMethod()
    {
        Assert.True(Lesson.Figure("calls_count") >= 10);
        Assert.Equal(1, Lesson.Figure("begun_when_calls_returned_count"));
        Assert.Equal(1, Lesson.Figure("async_method_had_begun"));
        Assert.Equal(0, Lesson.Figure("task_had_begun"));
    }

    [Fact]
    public void Bodies_InTheEnd_HaveAllRunOnce() =>
        // Greet: called, by the factory, as a task, twice gathered. Ring: by CallSoon and by the thread, not by the timer of two seconds.
        InOneOfTenRuns(() => Assert.Equal(7, Lesson.Figure("begun_in_the_end_count")));

    [Theory]
    [InlineData("loop.CreateTask(Greet)", "<Task pending", "<Task finished name='Task-2' coro=Greet result=\"hello\">")]
    [InlineData("EventLoop.Gather(Greet, Greet)", "<Future pending>", "hello, hello")]
    [InlineData("new Thread(Ring)", "Unstarted", "Stopped")]
    public void Object_AtOnceAndInTheEnd_ShowsItsState(string call, string atOnce, string inTheEnd)
    {
        var line = Lesson.LineOf(call);

        Assert.Contains(atOnce, Lesson.Transcript.OutputLines[line + 1], StringComparison.Ordinal);
        Assert.Contains(inTheEnd, Lesson.Transcript.OutputLines[line + 2], StringComparison.Ordinal);
    }
}
