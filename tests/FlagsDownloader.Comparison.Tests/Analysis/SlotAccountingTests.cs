using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Tests.Analysis;

public sealed class SlotAccountingTests
{
    [Fact]
    public void Of_TwoBarsOnTwoSlots_SharesEveryPhaseAmongTheSlots()
    {
        var document = Documents.Of(
            elapsedSeconds: 2,
            bound: 2,
            Documents.Outcome(0, 0.5, 0, 0.1, 0.1, 0.3, 0.9, 1.0, 1.2, 1.5, 1.5),
            Documents.Outcome(1, 0.5, 0.2, 0.2, 0.2, 0.2, 0.8, 1.0, 1.0, 1.8, 2.0));

        var account = SlotAccounting.Of(document, processStartedAt: null, processSeconds: null);

        AssertEqual(
            new SlotAccount(
                StartUp: 0,
                WaitingForThread: 0.05,
                Retrying: 0,
                Connecting: 0.1,
                ServerDelay: 0.5,
                Answering: 0.1,
                Receiving: 0.15,
                WaitingForExecutor: 0.1,
                Saving: 0.65,
                Empty: 0.35,
                ShutDown: 0,
                Queued: 0.1),
            account);
    }

    // The delays of all attempts come as one sum: what does not fit into the last attempt lies in those before it.
    [Fact]
    public void Of_RetriedItem_TakesTheDelaysOfEarlierAttemptsOutOfRetrying()
    {
        var account = Account(Documents.Outcome(0, 0.75, 0, 0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0) with { Attempts = 2 });

        Assert.Equal(0.75, account.ServerDelay, 1e-12);
        Assert.Equal(0.25, account.Retrying, 1e-12);
        Assert.Equal(0, account.Answering, 1e-12);
    }

    [Theory]
    [InlineData(1, false, 0)]
    [InlineData(2, false, 0.5)]
    [InlineData(2, true, 0)]
    [InlineData(3, true, 0.5)]
    public void Of_TimeBeforeTheLastAttempt_IsRetryingOnlyWhereOneFailed(int attempts, bool withNames, double retrying)
    {
        var outcome = Documents.Outcome(0, null, 0, 0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0) with { Attempts = attempts };

        var account = SlotAccounting.Of(Documents.Of(1, 1, withNames, outcome), null, null);

        Assert.Equal(retrying, account.Retrying, 1e-12);
        Assert.Equal(0.5 - retrying, account.Connecting, 1e-12);
    }

    [Fact]
    public void Of_MoreDelayThanThereWasTime_NeverGoesBelowNothing()
    {
        var account = Account(Documents.Outcome(0, 7, 0, 0, 0.25, 0.25, 0.5, 1.0, 1.0, 1.0, 1.0) with { Attempts = 3 });

        Assert.Equal(0.5, account.ServerDelay, 1e-12);
        Assert.Equal(0, account.Retrying);
        Assert.Equal(0.5, account.Receiving, 1e-12);
    }

    [Fact]
    public void Of_NamedItem_TakesTheDelayOfTheNameOutOfTheWaitForTheExecutor()
    {
        var document = Documents.Of(1, 1, withNames: true, Documents.Outcome(0, 0.5, 0, 0, 0, 0, 0.25, 0.25, 0.75, 1.0, 1.0));

        var account = SlotAccounting.Of(document, null, null);

        Assert.Equal(0.5, account.ServerDelay, 1e-12);
        Assert.Equal(0.25, account.WaitingForExecutor, 1e-12);
    }

    public static TheoryData<double?[], string> Ends => new()
    {
        { [0, null, null, null, null, null, null, null, 1], nameof(SlotAccount.WaitingForThread) },
        { [0, 0, null, null, null, null, null, null, 1], nameof(SlotAccount.Connecting) },
        { [0, 0, 0, null, null, null, null, null, 1], nameof(SlotAccount.Connecting) },
        { [0, 0, 0, 0, null, null, null, null, 1], nameof(SlotAccount.Answering) },
        { [0, 0, 0, 0, 0, null, null, null, 1], nameof(SlotAccount.Receiving) },
        { [0, 0, 0, 0, 0, 0, null, null, 1], nameof(SlotAccount.WaitingForExecutor) },
        { [0, 0, 0, 0, 0, 0, 0, null, 1], nameof(SlotAccount.Saving) },
        { [0, 0, 0, 0, 0, 0, 0, 0, 1], nameof(SlotAccount.Saving) },

        // No sign of the request's being written, and an answer all the same.
        { [0, 0, 0, null, 1, 1, 1, 1, 1], nameof(SlotAccount.Answering) },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Of_ItemThatEndedEarly_CountsItsRestAsWhatItWasAt(double?[] steps, string entry)
    {
        var account = Account(Documents.Outcome(0, null, steps));

        Assert.Equal(1.0, Entries(account).Single(each => each.Name == entry).Seconds, 1e-12);
        Assert.Equal(1.0, Sum(account), 1e-12);
    }

    [Fact]
    public void Of_NoItem_IsEmptyThroughout() => Assert.Equal(3, SlotAccounting.Of(Documents.Of(3, 4), null, null).Empty);

    [Fact]
    public void Of_KnownProcess_AddsWhatWasBeforeAndAfter()
    {
        var document = Documents.Of(1, 1, Documents.Outcome(0, null, 0, 0, 0, 0, 1, 1, 1, 1, 1));

        var account = SlotAccounting.Of(document, Documents.Start.AddSeconds(-0.25), 1.5);

        Assert.Equal(0.25, account.StartUp, 1e-9);
        Assert.Equal(0.25, account.ShutDown, 1e-9);
    }

    // The system's clock was set during the run.
    [Theory]
    [InlineData(-3600, 0.5, 0)]
    [InlineData(3600, 0, 0.5)]
    public void Of_ClockThatWasSet_StaysWithinTheProcess(int set, double startUp, double shutDown)
    {
        var document = Documents.Of(1, 1, Documents.Outcome(0, null, 0, 0, 0, 0, 1, 1, 1, 1, 1));

        var account = SlotAccounting.Of(document, Documents.Start.AddSeconds(set), 1.5);

        Assert.Equal(startUp, account.StartUp, 1e-9);
        Assert.Equal(shutDown, account.ShutDown, 1e-9);
    }

    [Fact]
    public void Of_AnyDocument_AddsUpToTheTimeInProcess()
    {
        var random = new Random(20310507);
        for (var repetition = 0; repetition < 500; repetition++)
        {
            var document = Any(random);

            var account = SlotAccounting.Of(document, null, null);

            Assert.Equal(document.ElapsedSeconds, Sum(account), 1e-9);
            Assert.All(Entries(account), entry => Assert.True(entry.Seconds >= 0, $"{entry.Name} is {entry.Seconds}"));
        }
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("threadpool")]
    [InlineData("eventloop")]
    [InlineData("blockingpool")]
    public void Of_RealRun_AddsUpToTheTimeInProcess(string strategy)
    {
        var document = RealRun.Of(strategy);

        var account = SlotAccounting.Of(document, null, null);

        Assert.Equal(document.ElapsedSeconds, Sum(account), 1e-9);
        Assert.All(Entries(account), entry => Assert.True(entry.Seconds >= 0, $"{entry.Name} is {entry.Seconds}"));
        Assert.True(account.ServerDelay > 0);
        Assert.True(account.Retrying > 0);
    }

    [Fact]
    public void Mean_SeveralAccounts_StillAddsUp()
    {
        var random = new Random(20310507);
        RunDocument[] documents = [.. Enumerable.Range(0, 5).Select(_ => Any(random))];

        var mean = SlotAccounting.Mean([.. documents.Select(document => SlotAccounting.Of(document, null, null))]);

        Assert.Equal(documents.Average(document => document.ElapsedSeconds), Sum(mean!), 1e-9);
        Assert.Null(SlotAccounting.Mean([]));
    }

    // Items in slots, one after the other, each going as far as it happens to; rounded to a microsecond as real ones are.
    private static RunDocument Any(Random random)
    {
        var bound = random.Next(1, 8);
        var outcomes = new List<OutcomeDocument>();
        var elapsed = 0.0;
        for (var slot = 0; slot < bound; slot++)
        {
            var now = random.Next(3) * random.NextDouble();
            for (var item = random.Next(6); item > 0; item--)
            {
                var steps = new double?[9];
                for (var step = 0; step < steps.Length; step++)
                {
                    if (step is 0 or 8 || random.Next(5) > 0)
                    {
                        steps[step] = Math.Round(now += random.Next(2) * random.NextDouble(), 6);
                    }
                }

                double? delay = random.Next(3) > 0 ? random.NextDouble() * 2 : null;
                outcomes.Add(Documents.Outcome(outcomes.Count, delay, steps) with { Attempts = random.Next(4) });
                elapsed = Math.Max(elapsed, now);
            }
        }

        return Documents.Of(elapsed, bound, withNames: random.Next(2) == 0, [.. outcomes]);
    }

    private static SlotAccount Account(OutcomeDocument outcome) => SlotAccounting.Of(Documents.Of(1, 1, outcome), null, null);

    private static double Sum(SlotAccount account) => Entries(account).Sum(entry => entry.Seconds);

    private static (string Name, double Seconds)[] Entries(SlotAccount account) =>
    [
        (nameof(account.WaitingForThread), account.WaitingForThread),
        (nameof(account.Retrying), account.Retrying),
        (nameof(account.Connecting), account.Connecting),
        (nameof(account.ServerDelay), account.ServerDelay),
        (nameof(account.Answering), account.Answering),
        (nameof(account.Receiving), account.Receiving),
        (nameof(account.WaitingForExecutor), account.WaitingForExecutor),
        (nameof(account.Saving), account.Saving),
        (nameof(account.Empty), account.Empty),
    ];

    private static void AssertEqual(SlotAccount expected, SlotAccount actual)
    {
        Assert.All(Entries(expected).Zip(Entries(actual)), pair => Assert.Equal(pair.First.Seconds, pair.Second.Seconds, 1e-12));
        Assert.Equal((expected.StartUp, expected.ShutDown), (actual.StartUp, actual.ShutDown));
        Assert.Equal(expected.Queued, actual.Queued, 1e-12);
    }
}
