using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab tasks`.</summary>
public sealed class TasksLessonTests() : LessonTests("tasks")
{
    [Fact]
    public void CreateTask_WhenItReturns_HasAPendingTaskWhoseBodyHasNotBegun()
    {
        Assert.Equal(0, Lesson.Figure("begun_when_created"));
        Assert.True(Lesson.LineOf("<Task pending name='Task-2' coro=Greet>, begun: no")
            < Lesson.LineOf("<Task finished name='Task-2' coro=Greet result=\"hello\">, begun: yes"));
    }

    [Fact]
    public void Gather_OfTasksThatEndInAnotherOrder_KeepsTheOrderOfTheArguments()
    {
        Assert.Equal(3, Lesson.Figure("first_was_done_as_number"));
        Assert.Equal(1, Lesson.Figure("first_is_result_number"));
    }

    [Fact]
    public void Gather_OfTasksOfWhichOneFails_ThrowsThenAndLetsTheOthersGoOn() => InOneOfTenRuns(() =>
    {
        Assert.True(Lesson.Figure("gather_threw_after_seconds") >= 0.09);
        Assert.Equal(2, Lesson.Figure("went_on_after_gather_threw_count"));
    });

    [Fact]
    [Timing("from the start to the first failure")]
    public void GatherAndTaskGroup_OfTasksOfWhichOneFails_EndBeforeTheOthersWould()
    {
        Assert.InRange(Lesson.Figure("gather_threw_after_seconds"), 0.09, 0.39);
        Assert.InRange(Lesson.Figure("group_ended_after_seconds"), 0.09, 0.39);
    }

    [Fact]
    public void GatherOutcomes_OfTasksOfWhichOneFails_CollectsAll()
    {
        Assert.Equal(2, Lesson.Figure("collected_results_count"));
        Assert.Equal(1, Lesson.Figure("collected_exceptions_count"));
    }

    [Fact]
    public void TaskGroup_OfTasksOfWhichOneFails_CancelsTheOthersAndEndsThen() => InOneOfTenRuns(() =>
    {
        Assert.True(Lesson.Figure("group_ended_after_seconds") >= 0.09);
        Assert.Equal(2, Lesson.Figure("siblings_cancelled_count"));
        Lesson.LineOf("<Task cancelled name='CN' coro=Download>");
        Lesson.LineOf("<Task cancelled name='US' coro=Download>");
    });
}
