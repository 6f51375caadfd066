using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab callbacks`.</summary>
public sealed class CallbacksLessonTests
{
    [Fact]
    public void Callbacks_Registered_RunInTheLoopsOrder() => LessonOutput.InOneOfTenRuns(() =>
    {
        var output = LessonOutput.Transcript("callbacks");

        string[] order =
        [
            "  first;", "  second;", "  third;", "  the one more", "  the callback of <Future finished result=42>",
            "  the sooner timer", "  the later timer",
        ];
        var places = order.Select(output.PlaceOf).ToList();
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(output.Lines, line => line.StartsWith("  the cancelled one", StringComparison.Ordinal));
        Assert.Matches("<Handle Hog> took [0-9]", output.Lines[output.PlaceOf("Executing")]);
    });

    [Fact]
    public void Callbacks_SlowOne_DelaysATimerAndIsReported()
    {
        var figures = LessonOutput.Figures("callbacks");

        Assert.True(figures["timer_ran_after_seconds"] >= 5 * figures["timer_due_after_seconds"]);
        Assert.Equal(1, figures["slow_callback_was_reported"]);
        // Two answers that are 0.1 s late, one after the other, in every style.
        Assert.All(
            ["callbacks", "futures", "await"],
            (string style) =>
            {
                Assert.InRange(figures[$"{style}_seconds"], 0.2, 20);
                Assert.Equal(figures["await_bytes"], figures[$"{style}_bytes"]);
            });
        Assert.InRange(figures["await_bytes"], 1_000, 50_000);
        Assert.Equal(3, figures["styles_that_told_of_the_error"]);
    }

    [Fact]
    [SecondTier("a lesson more; LoopLessonTests has Ctrl-C in every run")]
    public void Callbacks_OnCtrlC_EndsAtOnce() => LessonOutput.AssertInterruptible("callbacks", after: "One download in three");
}
