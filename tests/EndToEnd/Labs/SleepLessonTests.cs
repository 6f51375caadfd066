using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Labs;

/// <summary>`flags lab sleep`.</summary>
[SecondTier("naps of ten seconds; the other lessons are in every run")]
public sealed class SleepLessonTests() : LessonTests("sleep")
{
    [Fact]
    public void Naps_Asleep_AreTwoAtATimeAndBlockedOne()
    {
        var nap = Lesson.Figure("nap_seconds");

        Assert.Equal(2, nap);
        Assert.True(Lesson.Figure("sleeping_seconds") >= nap - 0.01);
        Assert.True(Lesson.Figure("blocking_seconds") >= (2 * nap) - 0.01);
        Assert.Equal(2, Lesson.Figure("sleeping_at_a_time_count"));
        Assert.Equal(1, Lesson.Figure("blocking_at_a_time_count"));
    }

    [Fact]
    [Timing("two naps, asleep and blocked")]
    public void Naps_Asleep_TakeAsLongAsOneAndBlockedAsLongAsBoth()
    {
        var nap = Lesson.Figure("nap_seconds");

        Assert.InRange(Lesson.Figure("sleeping_seconds"), nap - 0.01, nap * 1.5);
        Assert.InRange(Lesson.Figure("blocking_seconds"), (2 * nap) - 0.01, nap * 3);
    }

    [Fact]
    public void Naps_OfEachKind_AreTimedFromTheirOwnBeginning() => InOneOfTenRuns(() =>
    {
        var begins = Lesson.Transcript.OutputLines.Where(line => line.EndsWith("A begins", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, begins.Count);
        // The first naps took two seconds.
        Assert.All(begins, line => Assert.InRange(double.Parse(line.Split(" s ")[0]), 0, 1));
    });

    [Fact]
    public void Naps_Blocked_BeginOneAfterTheOther()
    {
        var lines = Lesson.Transcript.OutputLines.Where(line => line.Contains(" s  ", StringComparison.Ordinal));

        Assert.Equal(
            ["A begins", "B begins", "A ends", "B ends", "A begins", "A ends", "B begins", "B ends"],
            lines.Select(line => line[(line.IndexOf(" s  ", StringComparison.Ordinal) + 4)..]));
    }
}
