using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab executor`.</summary>
[Collection(Measuring.Name)]
[SecondTier("it saves files for seconds; the other lessons run in every run")]
public sealed class ExecutorLessonTests
{
    private const int Rounds = 9;
    private const int ClearMajority = 8;

    [Fact]
    public void Executor_OnSmallAndLargeFiles_MeasuresBothWaysAndJudgesTheClaimByThat()
    {
        var figures = LessonOutput.Figures("executor");

        Assert.InRange(figures["small_file_bytes"], 13_000, 20_000);
        Assert.InRange(figures["large_file_bytes"], 130_000, 140_000);
        foreach (var size in (string[])["small", "large"])
        {
            Assert.All(
                (string[])[$"{size}_loop", $"{size}_executor"],
                place =>
                {
                    Assert.InRange(figures[$"{place}_save_ms"], 0.001, 1_000);
                    Assert.InRange(figures[$"{place}_total_ms"], figures[$"{place}_longest_stall_ms"], 60_000);
                });
            Assert.InRange(figures[$"{size}_loop_faster_rounds"] + figures[$"{size}_executor_faster_rounds"], Rounds, Rounds);
        }

        var noneOnSmall = Math.Max(figures["small_loop_faster_rounds"], figures["small_executor_faster_rounds"]) < ClearMajority;
        var someOnLarge = figures["large_executor_faster_rounds"] >= ClearMajority
            && figures["large_executor_total_ms"] < figures["large_loop_total_ms"];
        Assert.Equal(noneOnSmall && someOnLarge ? 1 : 0, figures["claim_holds"]);
    }

    [Fact]
    [Timing("the longest stall with an executor and without")]
    public void Executor_OnSmallAndLargeFiles_StallsTheLoopLess()
    {
        var figures = LessonOutput.Figures("executor");

        Assert.All(
            (string[])["small", "large"],
            size => Assert.InRange(figures[$"{size}_executor_longest_stall_ms"], 0, 2 * figures[$"{size}_loop_longest_stall_ms"]));
    }

    [Fact]
    public void Executor_Redirected_HasALineForEachWayAndSize()
    {
        var output = LessonOutput.Transcript("executor");

        Assert.Equal(2, output.Lines.Count(line => line.Contains("  on the loop  ", StringComparison.Ordinal)));
        Assert.Equal(2, output.Lines.Count(line => line.Contains("  in executor  ", StringComparison.Ordinal)));
        Assert.Contains("hold", output.Conclusions[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Executor_OnCtrlC_EndsAtOnce() => LessonOutput.AssertInterruptible("executor", after: "in executor");
}
