namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab subprocesses`.</summary>
public sealed class SubprocessesLessonTests() : LessonTests("subprocesses")
{
    [Fact]
    public void Programs_ThatEnd_HaveTheirLinesAndExitCodes()
    {
        Assert.Equal(3, Lesson.Figure("programs_count"));
        Assert.Equal(0, Lesson.Figure("tasks_exit_code"));
        Assert.True(Lesson.Figure("tasks_lines_count") > 10);
        Assert.Equal(1, Lesson.Figure("shell_is_there"));
        Assert.Equal(3, Lesson.Figure("shell_exit_code"));
        Assert.Equal(4, Lesson.Figure("shell_lines_count"));
        Assert.True(Lesson.LineOf("shell  line 1") < Lesson.LineOf("shell  line 3"));
        Assert.True(Lesson.LineOf("shell  line 3") < Lesson.LineOf("shell  an error"));
    }

    [Fact]
    public void Program_OutOfTime_IsKilled()
    {
        Assert.Equal(-9, Lesson.Figure("killed_return_code"));
        Assert.True(Lesson.LineOf("is out of time and is killed") < Lesson.LineOf("was ended by signal 9"));
    }

    [Fact]
    public void Loop_WhileProgramsRun_GoesOn() => InOneOfTenRuns(() => Assert.True(Lesson.Figure("ticks_count") > 1));
}
