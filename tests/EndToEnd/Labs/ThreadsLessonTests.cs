using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab threads`.</summary>
[SecondTier("it computes for ten seconds; the other lessons are in every run")]
public sealed class ThreadsLessonTests() : LessonTests("threads")
{
    [Fact]
    public void Loops_OfTwoThreads_AreTwo()
    {
        Assert.Equal(2, Lesson.Figure("loops_count"));
        Assert.True(Lesson.Figure("two_loops_seconds") >= 0.29);
    }

    [Fact]
    [Timing("two sleeps at the same time, and a callback's delay")]
    public void Loops_OfTwoThreads_SleepAtTheSameTimeAndAreWokenByTheThreadsafeCallOnly()
    {
        Assert.InRange(Lesson.Figure("two_loops_seconds"), 0.29, 0.58);
        // The loop sleeps for another 0.3 s when the callback is posted.
        Assert.InRange(Lesson.Figure("call_soon_delay_seconds"), 0.1, 1);
        Assert.InRange(Lesson.Figure("call_soon_threadsafe_delay_seconds"), 0, 0.09);
    }

    [Fact]
    public void Callback_PostedFromOutside_IsRefusedInDebugMode() =>
        Assert.Equal(1, Lesson.Figure("call_soon_refused_in_debug_mode"));

    [Fact]
    public void Work_OnTheLoop_StopsItsTasksAndOnProcessesDoesNot()
    {
        Assert.Equal(0, Lesson.Figure("ticks_on_loop_count"));
        InOneOfTenRuns(() => Assert.True(Lesson.Figure("ticks_in_processes_count") > 0));
        Assert.All(["on_loop_seconds", "on_threads_seconds", "in_processes_seconds"], name => Assert.True(Lesson.Figure(name) > 0));
    }

    [Fact]
    public void Process_ThatCrashes_FailsItsCallAlone()
    {
        Assert.Equal(114_155, Lesson.Figure("primes_after_a_crash_count"));
        Lesson.LineOf("The worker process ended");
    }

    [Fact]
    public void Processes_OfThePool_AreOthersThanTheLessons() => InOneOfTenRuns(() =>
    {
        var own = Processes("on the loop  ");
        var workers = Processes("in 2 new processes");

        Assert.Single(own);
        // On a busy machine, the first process may be done before the second one has started.
        Assert.Equal(2, workers.Length);
        Assert.DoesNotContain(own[0], workers);

        string[] Processes(string where) =>
            Lesson.Transcript.OutputLines[Lesson.LineOf(where)].Split("process ")[^1].Split(", ");
    });
}
