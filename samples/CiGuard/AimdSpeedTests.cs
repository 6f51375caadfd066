using FlagsDownloader.Comparison.Assertions;

namespace CiGuard;

/// <summary>Each sentence is a test. It fails where the whole 95 % interval is on the wrong side, not where a machine was slow once.</summary>
public sealed class AimdSpeedTests(MeasuredRounds rounds, ITestOutputHelper output) : IClassFixture<MeasuredRounds>
{
    [Theory]
    [InlineData("aimd >= 2x sequential")]
    [InlineData("aimd.errors == 0")]
    [InlineData("aimd.peak <= 20")]
    [InlineData("aimd.memory < 300MB")]
    public void Aimd_InTheseRounds_Holds(string sentence)
    {
        var result = rounds.Check(sentence);

        output.WriteLine(rounds.Table);
        Assert.True(result.Verdict != AssertionVerdict.Broken, result.Message);
    }
}
