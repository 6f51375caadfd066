using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab wait`.</summary>
public sealed class WaitLessonTests
{
    [Fact]
    public void Wait_OnTheSameTasks_ReturnsOnEachConditionInItsTurn() => LessonOutput.InOneOfTenRuns(() =>
    {
        var figures = LessonOutput.Figures("wait");

        AssertReturned("first_completed", at: 0.2, done: 1, pending: 3);
        AssertReturned("first_exception", at: 0.4, done: 2, pending: 2);
        AssertReturned("timeout", at: 0.5, done: 2, pending: 2);
        AssertReturned("all_completed", at: 0.8, done: 4, pending: 0);
        AssertReturned("first_exception_without_one", at: 0.4, done: 2, pending: 0);
        Assert.Equal(1, figures["left_alone_by_wait"]);
        Assert.Equal(1, figures["cancelled_by_wait_for"]);

        void AssertReturned(string condition, double at, int done, int pending)
        {
            // A busy machine is late, never early.
            Assert.True(figures[$"{condition}_seconds"] >= at);
            Assert.Equal((done, pending), (figures[$"{condition}_done"], figures[$"{condition}_pending"]));
        }
    });

    [Fact]
    [Timing("each wait's return")]
    public void Wait_OnTheSameTasks_ReturnsInTime()
    {
        var figures = LessonOutput.Figures("wait");

        (string Condition, double At)[] returns =
            [("first_completed", 0.2), ("first_exception", 0.4), ("timeout", 0.5), ("all_completed", 0.8), ("first_exception_without_one", 0.4)];
        Assert.All(returns, expected => Assert.InRange(figures[$"{expected.Condition}_seconds"], expected.At, expected.At + 0.5));
    }

    [Fact]
    public void Wait_Redirected_SaysWhoWasDoneAtEachReturn() => LessonOutput.InOneOfTenRuns(() =>
    {
        var output = LessonOutput.Transcript("wait");

        Assert.EndsWith("done: A        pending: B C D", output.Lines[output.PlaceOf("s  FirstCompleted ")], StringComparison.Ordinal);
        Assert.EndsWith("done: A B! C D pending: -", output.Lines[output.PlaceOf("s  AllCompleted ")], StringComparison.Ordinal);
        Assert.Contains(output.Lines, line => line.EndsWith("G is pending", StringComparison.Ordinal));
        Assert.Contains(output.Lines, line => line.EndsWith("H is cancelled", StringComparison.Ordinal));
        Assert.Contains(output.Lines, line => line.EndsWith("G's result", StringComparison.Ordinal));
    });

    [Fact]
    public void Wait_OnCtrlC_EndsAtOnce() => LessonOutput.AssertInterruptible("wait", after: "FirstCompleted ");
}
