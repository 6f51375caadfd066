using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class RoundOrderTests
{
    [Fact]
    public void Of_EveryRound_HasEachContenderOnce()
    {
        var order = new RoundOrder(seed: 3);

        for (var round = 1; round <= 50; round++)
        {
            Assert.Equal(Enumerable.Range(0, 7), order.Of(round, 7).Order());
        }
    }

    [Fact]
    public void Of_TheSameSeed_IsTheSameOrder()
    {
        for (var round = 1; round <= 10; round++)
        {
            Assert.Equal(new RoundOrder(42).Of(round, 5), new RoundOrder(42).Of(round, 5));
        }
    }

    [Fact]
    public void Of_AnotherSeed_IsAnotherOrderInSomeRound()
    {
        Assert.Contains(
            Enumerable.Range(1, 10), round => !new RoundOrder(1).Of(round, 5).SequenceEqual(new RoundOrder(2).Of(round, 5)));
    }

    [Fact]
    public void Of_ManyRounds_PutEveryContenderInEveryPlaceAboutAsOften()
    {
        const int Rounds = 3000;
        var counts = new int[3, 3];
        for (var round = 1; round <= Rounds; round++)
        {
            var order = new RoundOrder(0).Of(round, 3);
            for (var place = 0; place < 3; place++)
            {
                counts[order[place], place]++;
            }
        }

        // A third of 3000, with five standard deviations of 26 to either side.
        Assert.All(counts.Cast<int>(), count => Assert.InRange(count, 870, 1130));
    }
}
