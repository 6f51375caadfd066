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
    public void Executor_OnSmallAndLargeFiles_MeasuresBothWays()
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
    }

    [Fact]
    public void Executor_FewAgreeingRounds_NamesNoneAsFaster()
    {
        var output = LessonOutput.Transcript("executor");

        // The last column: "7 of 9 rounds". Two lines a size, and a conclusion for each size.
        var wins = output.Lines.Where(line => line.EndsWith($" of {Rounds} rounds", StringComparison.Ordinal))
            .Select(line => int.Parse(line[..^$" of {Rounds} rounds".Length].Split(' ')[^1])).ToList();
        Assert.Equal(4, wins.Count);
        foreach (var (size, conclusion) in output.Conclusions.Index())
        {
            var isClear = Math.Max(wins[2 * size], wins[(2 * size) + 1]) >= ClearMajority;
            Assert.Equal(!isClear, conclusion.Contains("no clear difference in time", StringComparison.Ordinal));
            Assert.Equal(isClear, conclusion.Contains("the executor is ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Executor_OnCtrlC_EndsAtOnce() => LessonOutput.AssertInterruptible("executor", after: "in executor");
}
