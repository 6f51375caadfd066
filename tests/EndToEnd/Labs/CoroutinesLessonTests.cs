using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab coroutines`.</summary>
public sealed class CoroutinesLessonTests() : LessonTests("coroutines")
{
    [Fact]
    public void Greetings_Gathered_Interleave()
    {
        Lesson.LineOf("Hello...Hello...world!world!");
        Assert.True(Lesson.Figure("gathered_seconds") >= 0.99);
    }

    [Fact]
    [Timing("two greetings together")]
    public void Greetings_Gathered_TakeOneSecondNotTwo() => Assert.InRange(Lesson.Figure("gathered_seconds"), 0.99, 1.9);

    [Fact]
    public void Coroutine_WhenItsTaskIsCreated_HasNotRunButAnAsyncMethodHas()
    {
        Assert.Equal(0, Lesson.Figure("ran_when_task_was_created"));
        Assert.Equal(1, Lesson.Figure("ran_when_called"));
    }
}
