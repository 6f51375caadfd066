using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab wait`.</summary>
public sealed class WaitLessonTests
{
    // Of how many tasks, how many are done at the return.
    private static readonly (string Condition, double At, int Done, int Tasks)[] Returns =
    [
        ("first_completed", 0.2, 1, 4),
        ("first_exception", 0.4, 2, 4),
        ("timeout", 0.5, 2, 4),
        ("all_completed", 0.8, 4, 4),
        ("first_exception_without_one", 0.4, 2, 2),
    ];

    [Fact]
    public void Wait_OnTheSameTasks_ReturnsOnEachCondition()
    {
        var figures = LessonOutput.Figures("wait");

        // A busy machine is late, never early: more tasks may be done by then, never fewer.
        Assert.All(Returns, expected =>
        {
            var done = figures[$"{expected.Condition}_done"];
            Assert.True(figures[$"{expected.Condition}_seconds"] >= expected.At);
            Assert.InRange(done, expected.Done, expected.Tasks);
            Assert.Equal(expected.Tasks, done + figures[$"{expected.Condition}_pending"]);
        });
    }

    [Fact]
    [Timing("each wait's return, and what is done then")]
    public void Wait_OnTheSameTasks_ReturnsInTime()
    {
        var figures = LessonOutput.Figures("wait");

        Assert.All(Returns, expected =>
        {
            Assert.InRange(figures[$"{expected.Condition}_seconds"], expected.At, expected.At + 0.5);
            Assert.Equal(expected.Done, figures[$"{expected.Condition}_done"]);
        });
        Assert.Equal(1, figures["left_alone_by_wait"]);
        Assert.Equal(1, figures["cancelled_by_wait_for"]);
    }

    [Fact]
    public void Wait_Redirected_NamesTheDoneTasksAtEachReturn() => LessonOutput.InOneOfTenRuns(() =>
    {
        var output = LessonOutput.Transcript("wait");

        Assert.Contains("done: A ", output.Lines[output.PlaceOf("s  FirstCompleted ")], StringComparison.Ordinal);
        Assert.EndsWith("done: A B! C D pending: -", output.Lines[output.PlaceOf("s  AllCompleted ")], StringComparison.Ordinal);
        Assert.Contains(output.Lines, line => line.EndsWith("G is pending", StringComparison.Ordinal));
        Assert.Contains(output.Lines, line => line.EndsWith("H is cancelled", StringComparison.Ordinal));
        Assert.Contains(output.Lines, line => line.EndsWith("G's result", StringComparison.Ordinal));
    });

    [Fact]
    public void Wait_OnCtrlC_EndsAtOnce() => LessonOutput.AssertInterruptible("wait", after: "FirstCompleted ");
}
