using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class RoundBudgetTests
{
    [Theory]
    [InlineData(0.1, 10)]
    [InlineData(1.5, 8)]
    [InlineData(2.9, 4)]
    [InlineData(60, 3)]
    public void RoundsAfter_NoNumber_FitsTheTimeBetweenThreeAndTen(double firstSeconds, int rounds)
    {
        Assert.Equal(rounds, new RoundBudget(null).RoundsAfter(TimeSpan.FromSeconds(firstSeconds)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public void RoundsAfter_GivenNumber_IsThatNumber(int asked)
    {
        Assert.Equal(asked, new RoundBudget(asked).RoundsAfter(TimeSpan.FromMinutes(1)));
    }
}
