using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tests.Analysis;

public sealed class SlotAccountingTests
{
    [Fact]
    public void Compute_TwoBarsOnTwoSlots_SharesEveryPhaseAmongTheSlots()
    {
        var document = Documents.Create(
            elapsedSeconds: 2,
            bound: 2,
            Documents.Outcome(0, 0.5, 0, 0.1, 0.1, 0.3, 0.9, 1.0, 1.2, 1.5, 1.5),
            Documents.Outcome(1, 0.5, 0.2, 0.2, 0.2, 0.2, 0.8, 1.0, 1.0, 1.8, 2.0));

        var account = SlotAccounting.Compute(document, processStartedAt: null, processSeconds: null);

        AssertEqual(
            new SlotAccount(
                0, // Start-up.
                0.05, // Waiting for a thread.
                0, // Retrying.
                0, // Waiting for the pool.
                0.1, // Connecting.
                0, // TLS handshake.
                0.5, // The server's delay.
                0.1, // Answering.
                0.15, // Receiving.
                0.1, // Waiting to save.
                0.65, // Saving.
                0.35, // No item had the slot.
                0, // Shut-down.
                0.1), // Queued.
            account);
    }

    // The delays of all attempts are one sum: the part that exceeds the last attempt belongs to earlier ones.
    [Fact]
    public void Compute_RetriedItem_TakesTheDelaysOfEarlierAttemptsOutOfRetrying()
    {
        var account = Account(Documents.Outcome(0, 0.75, 0, 0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0) with { Attempts = 2 });

        Assert.Equal(0.75, account[AccountEntry.ServerDelay], 1e-12);
        Assert.Equal(0.25, account[DownloadStep.Attempted], 1e-12);
        Assert.Equal(0, account[DownloadStep.Answered], 1e-12);
    }

    [Theory]
    [InlineData(1, false, 0)]
    [InlineData(2, false, 0.5)]
    [InlineData(2, true, 0)]
    [InlineData(3, true, 0.5)]
    public void Compute_TimeBeforeTheLastAttempt_IsRetryingOnlyWhereOneFailed(int attempts, bool withNames, double retrying)
    {
        var outcome = Documents.Outcome(0, null, 0, 0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0) with { Attempts = attempts };

        var account = SlotAccounting.Compute(Documents.Create(1, 1, withNames, outcome), null, null);

        Assert.Equal(retrying, account[DownloadStep.Attempted], 1e-12);
        Assert.Equal(0.5 - retrying, account[DownloadStep.Connected], 1e-12);
    }

    // Documents of earlier versions do not tell the handshake from the wait for the connection.
    [Theory]
    [InlineData(0.25, 0.25, 0.5)]
    [InlineData(null, 0.75, 0)]
    public void Compute_TlsHandshake_IsAnEntryOfItsOwn(double? connected, double connecting, double handshake)
    {
        var outcome = Documents.Outcome(0, null, 0, 0, 0, 0.75, 1.0, 1.0, 1.0, 1.0, 1.0);
        outcome = outcome with { Times = new StepsDocument<double?>(0, 0, 0, null, connected, 0.75, 1.0, 1.0, 1.0, 1.0, 1.0) };

        var account = Account(outcome);

        Assert.Equal(connecting, account[DownloadStep.Connected], 1e-12);
        Assert.Equal(handshake, account[DownloadStep.Sent], 1e-12);
    }

    // Without a time for it, the wait is part of connecting: another request's connection may have been awaited.
    [Theory]
    [InlineData(0.5, 0.5, 0.25)]
    [InlineData(null, 0, 0.75)]
    public void Compute_WaitForThePool_IsAnEntryOfItsOwn(double? opening, double waiting, double connecting)
    {
        var outcome = Documents.Outcome(0, null, 0, 0, 0, 0.75, 1.0, 1.0, 1.0, 1.0, 1.0);
        outcome = outcome with { Times = new StepsDocument<double?>(0, 0, 0, opening, 0.75, 0.75, 1.0, 1.0, 1.0, 1.0, 1.0) };

        var account = Account(outcome);

        Assert.Equal(waiting, account[DownloadStep.Opening], 1e-12);
        Assert.Equal(connecting, account[DownloadStep.Connected], 1e-12);
    }

    [Fact]
    public void Compute_DelayLongerThanTheTime_IsNeverNegative()
    {
        var account = Account(Documents.Outcome(0, 7, 0, 0, 0.25, 0.25, 0.5, 1.0, 1.0, 1.0, 1.0) with { Attempts = 3 });

        Assert.Equal(0.5, account[AccountEntry.ServerDelay], 1e-12);
        Assert.Equal(0, account[DownloadStep.Attempted]);
        Assert.Equal(0.5, account[DownloadStep.Received], 1e-12);
    }

    [Fact]
    public void Compute_NamedItem_TakesTheDelayOfTheNameOutOfTheWaitForTheExecutor()
    {
        var document = Documents.Create(1, 1, withNames: true, Documents.Outcome(0, 0.5, 0, 0, 0, 0, 0.25, 0.25, 0.75, 1.0, 1.0));

        var account = SlotAccounting.Compute(document, null, null);

        Assert.Equal(0.5, account[AccountEntry.ServerDelay], 1e-12);
        Assert.Equal(0.25, account[DownloadStep.Saving], 1e-12);
    }

    public static TheoryData<double?[], DownloadStep> Ends => new()
    {
        { [0, null, null, null, null, null, null, null, 1], DownloadStep.Started },
        { [0, 0, null, null, null, null, null, null, 1], DownloadStep.Connected },
        { [0, 0, 0, null, null, null, null, null, 1], DownloadStep.Connected },
        { [0, 0, 0, 0, null, null, null, null, 1], DownloadStep.Answered },
        { [0, 0, 0, 0, 0, null, null, null, 1], DownloadStep.Received },
        { [0, 0, 0, 0, 0, 0, null, null, 1], DownloadStep.Saving },
        { [0, 0, 0, 0, 0, 0, 0, null, 1], DownloadStep.Saved },
        { [0, 0, 0, 0, 0, 0, 0, 0, 1], DownloadStep.Saved },

        // A response without a recorded write of the request.
        { [0, 0, 0, null, 1, 1, 1, 1, 1], DownloadStep.Answered },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Compute_ItemThatEndedEarly_CountsTheRestAsItsLastStep(double?[] steps, DownloadStep step)
    {
        var account = Account(Documents.Outcome(0, null, steps));

        Assert.Equal(1.0, account[step], 1e-12);
        Assert.Equal(1.0, Sum(account), 1e-12);
    }

    [Fact]
    public void Compute_NoItem_IsEmptyThroughout() => Assert.Equal(3, SlotAccounting.Compute(Documents.Create(3, 4), null, null)[AccountEntry.Empty]);

    [Fact]
    public void Compute_KnownProcess_AddsStartUpAndShutDown()
    {
        var document = Documents.Create(1, 1, Documents.Outcome(0, null, 0, 0, 0, 0, 1, 1, 1, 1, 1));

        var account = SlotAccounting.Compute(document, Documents.Start.AddSeconds(-0.25), 1.5);

        Assert.Equal(0.25, account[AccountEntry.StartUp], 1e-9);
        Assert.Equal(0.25, account[AccountEntry.ShutDown], 1e-9);
    }

    // The system's clock was set during the run.
    [Theory]
    [InlineData(-3600, 0.5, 0)]
    [InlineData(3600, 0, 0.5)]
    public void Compute_ClockThatWasSet_StaysWithinTheProcess(int set, double startUp, double shutDown)
    {
        var document = Documents.Create(1, 1, Documents.Outcome(0, null, 0, 0, 0, 0, 1, 1, 1, 1, 1));

        var account = SlotAccounting.Compute(document, Documents.Start.AddSeconds(set), 1.5);

        Assert.Equal(startUp, account[AccountEntry.StartUp], 1e-9);
        Assert.Equal(shutDown, account[AccountEntry.ShutDown], 1e-9);
    }

    [Fact]
    public void Compute_AnyDocument_AddsUpToTheTimeInProcess()
    {
        var random = new Random(20310507);
        for (var repetition = 0; repetition < 500; repetition++)
        {
            var document = Any(random);

            var account = SlotAccounting.Compute(document, null, null);

            Assert.Equal(document.ElapsedSeconds, Sum(account), 1e-9);
            Assert.All(Entries(account), entry => Assert.True(entry.Seconds >= 0, $"{entry.Name} is {entry.Seconds}"));
        }
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("threadpool")]
    [InlineData("eventloop")]
    [InlineData("blockingpool")]
    public void Compute_RealRun_AddsUpToTheTimeInProcess(string strategy)
    {
        var document = RealRun.Download(strategy);

        var account = SlotAccounting.Compute(document, null, null);

        Assert.Equal(document.ElapsedSeconds, Sum(account), 1e-9);
        Assert.All(Entries(account), entry => Assert.True(entry.Seconds >= 0, $"{entry.Name} is {entry.Seconds}"));
        Assert.True(account[AccountEntry.ServerDelay] > 0);
        Assert.True(account[DownloadStep.Attempted] > 0);
    }

    [Fact]
    public void ComputeMean_SeveralAccounts_StillAddsUp()
    {
        var random = new Random(20310507);
        RunDocument[] documents = [.. Enumerable.Range(0, 5).Select(_ => Any(random))];

        var mean = SlotAccounting.ComputeMean([.. documents.Select(document => SlotAccounting.Compute(document, null, null))]);

        Assert.Equal(documents.Average(document => document.ElapsedSeconds), Sum(mean!), 1e-9);
        Assert.Null(SlotAccounting.ComputeMean([]));
    }

    // Items in slots, one after the other, each with random steps, rounded to a microsecond as in real documents.
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

        return Documents.Create(elapsed, bound, withNames: random.Next(2) == 0, [.. outcomes]);
    }

    private static SlotAccount Account(OutcomeDocument outcome) => SlotAccounting.Compute(Documents.Create(1, 1, outcome), null, null);

    private static double Sum(SlotAccount account) => Entries(account).Sum(entry => entry.Seconds);

    private static (string Name, double Seconds)[] Entries(SlotAccount account) =>
        [.. AccountEntry.OfRequests.Append(AccountEntry.Empty).Select(entry => (entry.Name, account[entry]))];

    private static void AssertEqual(SlotAccount expected, SlotAccount actual)
    {
        Assert.All(Entries(expected).Zip(Entries(actual)), pair => Assert.Equal(pair.First.Seconds, pair.Second.Seconds, 1e-12));
        Assert.Equal((expected[AccountEntry.StartUp], expected[AccountEntry.ShutDown]), (actual[AccountEntry.StartUp], actual[AccountEntry.ShutDown]));
        Assert.Equal(expected[AccountEntry.Queued], actual[AccountEntry.Queued], 1e-12);
    }
}
