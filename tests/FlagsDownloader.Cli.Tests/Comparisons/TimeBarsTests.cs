using FlagsDownloader.Cli.Comparisons;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class TimeBarsTests
{
    [Theory]
    [InlineData(2.0, 2.0, 2.0, "██████████")]
    [InlineData(1.0, 0.8, 2.0, "████░")]
    [InlineData(1.0, 0.0, 2.0, "░░░░░")]
    [InlineData(0.001, 0.001, 2.0, "█")]
    [InlineData(0.001, 0.0, 2.0, "░")]
    [InlineData(1.0, 5.0, 2.0, "█████")]
    [InlineData(0.0, 0.0, 0.0, "░")]
    public void Bar_Time_IsFilledUpToTheIdeal(double time, double ideal, double longest, string bar)
    {
        Assert.Equal(bar, TimeBars.Bar(time, ideal, longest, columns: 10));
    }
}
