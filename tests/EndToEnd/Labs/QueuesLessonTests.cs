namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab queues`.</summary>
public sealed class QueuesLessonTests() : LessonTests("queues")
{
    [Fact]
    public void Queue_OfTwo_HoldsTwoAndLosesNothing()
    {
        Assert.Equal(2, Lesson.Figure("longest_queue_count"));
        Assert.Equal(6, Lesson.Figure("consumed_count"));
        Assert.True(Lesson.LineOf("put 6") < Lesson.LineOf("consumer is done with 6"));
        Assert.True(Lesson.LineOf("consumer is done with 6") < Lesson.LineOf("all are done"));
    }

    [Fact]
    public void AsCompleted_TasksOfDifferentTimes_ComeInTheirOrder() =>
        InOneOfTenRuns(() => Assert.Equal(1, Lesson.Figure("as_completed_in_order_of_time")));

    [Fact]
    public void Race_OfThree_CancelsTwo() => InOneOfTenRuns(() => Assert.Equal(2, Lesson.Figure("race_cancelled_count")));

    [Fact]
    public void Refill_OfEightJobs_RunsThreeAtOnceAndAllOfThem()
    {
        Assert.Equal(3, Lesson.Figure("refill_most_at_once_count"));
        Assert.Equal(8, Lesson.Figure("refill_finished_count"));
    }

    [Fact]
    public void Additions_WithAnAwaitWithin_AreLostUnlessLocked()
    {
        Assert.Equal(1_000, Lesson.Figure("lost_without_lock_count"));
        Assert.Equal(0, Lesson.Figure("lost_with_lock_count"));
    }
}
