using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Tests.Analysis;

public sealed class IdealScheduleTests
{
    [Fact]
    public void Makespan_NoDelays_IsNothing() => Assert.Equal(0, IdealSchedule.Makespan([], 3));

    [Fact]
    public void Makespan_OneSlot_IsTheSum() => Assert.Equal(6, IdealSchedule.Makespan([1, 2, 3], 1));

    [Fact]
    public void Makespan_SlotsForAll_IsTheLongest() => Assert.Equal(3, IdealSchedule.Makespan([1, 2, 3], 8));

    // Slot A: 3, then 2 at 3, ends at 5. Slot B: 1, then 4 at 1, ends at 5; then 6 at 5, ends at 11.
    [Fact]
    public void Makespan_TwoSlots_AssignsEachItemToTheFirstFreeSlot() =>
        Assert.Equal(11, IdealSchedule.Makespan([3, 1, 4, 2, 6], 2));

    // Graham 1969: three slots, in this order 5 where 3 is possible: 2 − 1/3 times as long.
    [Fact]
    public void Makespan_GrahamsWorstCase_IsFiveThirdsOfTheBest()
    {
        Assert.Equal(5, IdealSchedule.Makespan([1, 1, 1, 1, 1, 1, 3], 3));
        Assert.Equal(3, IdealSchedule.Makespan([3, 1, 1, 1, 1, 1, 1], 3));
    }

    [Fact]
    public void Makespan_MoreSlots_AreNeverSlowerThanOneAndNeverFasterThanAnEvenShare()
    {
        var random = new Random(20310507);
        for (var repetition = 0; repetition < 200; repetition++)
        {
            double[] delays = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.NextDouble() * 5)];
            var slots = random.Next(1, 20);

            var makespan = IdealSchedule.Makespan(delays, slots);

            var least = Math.Max(delays.Max(), delays.Sum() / slots);
            Assert.InRange(makespan, least - 1e-9, (2 - 1.0 / slots) * least + 1e-9);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Makespan_NoSlot_IsRefused(int slots) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IdealSchedule.Makespan([1], slots));

    [Fact]
    public void Makespan_NegativeDelay_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IdealSchedule.Makespan([1, -1], 2));

    [Fact]
    public void Compute_Document_UsesTheItemsInOrderOfTheRequestNotOfCompletion()
    {
        var document = Documents.Create(20, 2, Item(4, 6), Item(1, 1), Item(0, 3), Item(3, 2), Item(2, 4));

        Assert.Equal(11, IdealSchedule.Compute(document));
    }

    [Fact]
    public void Compute_DocumentWithoutServerDelays_IsUnknown() =>
        Assert.Null(IdealSchedule.Compute(Documents.Create(20, 2, Item(0, null), Item(1, null))));

    [Fact]
    public void Compute_DocumentWithAnItemThatHadNoAnswer_CountsItAsNoDelay() =>
        Assert.Equal(4, IdealSchedule.Compute(Documents.Create(20, 1, Item(0, 1), Item(1, null), Item(2, 3))));

    // Two attempts for a: 3 in one piece, in its first place; then b: 1, c: 4, d: 2, e: 6.
    [Fact]
    public void Compute_ServedRequests_AddsUpAttemptsInOrderOfFirstArrival()
    {
        ServedRequest[] requests =
        [
            Served("/b", 1, 0.2, 1), Served("/a", 1, 0.1, 1), Served("/c", 1, 0.3, 4), Served("/d", 1, 0.4, 2),
            Served("/e", 1, 0.5, 6), Served("/a", 2, 0.6, 2),
        ];

        Assert.Equal(11, IdealSchedule.Compute(requests, 2));
    }

    [Fact]
    public void Compute_NoServedRequest_IsNotKnown() => Assert.Null(IdealSchedule.Compute([], 2));

    private static FlagsDownloader.Documents.OutcomeDocument Item(int index, double? delay) =>
        Documents.Outcome(index, delay, new double?[9]);

    private static ServedRequest Served(string target, int attempt, double arrived, double delay) =>
        new(target, attempt, 1, arrived, arrived + delay, 200, delay, 1);
}
