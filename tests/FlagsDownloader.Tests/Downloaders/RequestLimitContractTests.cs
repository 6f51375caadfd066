using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The client's own limits with every strategy, at the server.</summary>
public sealed class RequestLimitContractTests
{
    private const int Bound = 7;

    // A busy machine may be late by seconds. A request that waits for its turn takes hours.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(30);

    private static readonly FlagClientOptions Options = new() { Retries = 0 };

    public static TheoryData<string> Strategies => Contract.Strategies;

    public static TheoryData<string> ConcurrentStrategies =>
        [.. DownloaderCatalog.All.Select(entry => entry.Name).Where(name => name != "sequential")];

    [Theory]
    [MemberData(nameof(Contract.StrategiesSlowly), MemberType = typeof(Contract))]
    public void DownloadMany_ALimitForTheHost_IsThePeakThatTheServerSaw(string strategy)
    {
        var expected = Math.Min(2, DownloaderCatalog.Find(strategy)!.MaxBound);
        using var folder = new TemporaryFolder();
        using var server = new GatheringServer(expected);

        var report = Contract.Run(
            strategy, Contract.Items(server.Address, CountryCodes.Pop20), folder.FullName, Bound, Options with { MaxRequestsPerHost = 2 });

        Assert.Equal(20, report.Tally.Ok);
        Assert.Equal(Math.Min(Bound, DownloaderCatalog.Find(strategy)!.MaxBound), report.Bound);
        Assert.Equal(expected, server.PeakInFlight);
        Assert.Equal(20, server.RequestCount);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_RetriesAndRedirects_NeverExceedTheLimit(string strategy)
    {
        var (underWay, peak) = (0, 0);
        using var scripted = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            // From the request to the answer: less than the time for which the client counts it.
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref peak, now);
            Thread.Yield();
            Interlocked.Decrement(ref underWay);
            (request switch
            {
                { Target: [.., '/', 'x'] } => ScriptedAnswer.Ok(Gif.Pixel),
                { Attempt: 1 } => ScriptedAnswer.Status(500, "Oh"),
                _ => ScriptedAnswer.Status(302, "Found", $"Location: {request.Target}/x"),
            }).Play(conversation);
        }));
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy,
            Contract.Items(scripted.Address, CountryCodes.Pop20),
            folder.FullName,
            Bound,
            Options with { MaxRequestsPerHost = 2, Retries = 3, BackoffBase = TimeSpan.FromMilliseconds(1), CircuitBreak = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(20, report.Tally.Ok);
        Assert.InRange(peak, 1, 2);
        Assert.Equal(20 * 3, scripted.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_ARate_TakesAtLeastItsTime(string strategy)
    {
        using var scripted = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy, Contract.Items(scripted.Address, CountryCodes.Pop20), folder.FullName, Bound, Options with { RequestRate = 40 });

        Assert.Equal(20, report.Tally.Ok);
        Assert.All(report.Outcomes, outcome => Assert.Equal(1, outcome.Timeline.Attempts));
        Assert.InRange(report.Elapsed, TimeSpan.FromSeconds(19 / 40.0), Promptly);
    }

    [Theory]
    [MemberData(nameof(ConcurrentStrategies))]
    public void DownloadMany_OneHostIsSlow_TheOtherIsAskedMeanwhile(string strategy)
    {
        const int Slow = 2;
        const int Quick = 10;
        using var isServed = new ManualResetEventSlim();
        var (served, servedMeanwhile) = (0, -1);
        using var quick = new ScriptedServer(_ => new ScriptedAnswer(conversation =>
        {
            ScriptedAnswer.Ok(Gif.Pixel).Play(conversation);
            if (Interlocked.Increment(ref served) == Quick)
            {
                isServed.Set();
            }
        }));
        using var slow = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            isServed.Wait(Promptly);
            Interlocked.CompareExchange(ref servedMeanwhile, served, -1);
            ScriptedAnswer.Ok(Gif.Pixel).Play(conversation);
        }));
        using var folder = new TemporaryFolder();
        var codes = CountryCodes.Pop20.ToList();

        // The slow host takes two of the three slots, one of them to wait.
        var report = Contract.Run(
            strategy,
            [.. Contract.Items(slow.Address, codes.Take(Slow)), .. Contract.Items(quick.Address, codes.Skip(Slow).Take(Quick))],
            folder.FullName,
            bound: Slow + 1,
            Options with { MaxRequestsPerHost = 1 });

        Assert.Equal(Slow + Quick, report.Tally.Ok);
        Assert.Equal(Quick, servedMeanwhile);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_CancelledBeforeTheirTurn_ReturnsTheOutcomesAtOnce(string strategy)
    {
        using var scripted = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var folder = new TemporaryFolder();
        using var interrupt = new CancellationTokenSource();
        var observer = new Counter();
        var interrupter = new Thread(() =>
        {
            Eventually.True(() => observer.Finished == 1, "the first is there, and the others wait");
            interrupt.Cancel();
        });
        interrupter.Start();

        var report = Contract.Run(
            strategy,
            Contract.Items(scripted.Address, CountryCodes.Pop20),
            folder.FullName,
            Bound,
            Options with { RequestRate = 0.0001, AttemptTimeout = TimeSpan.FromHours(5) },
            observer: observer,
            cancellationToken: interrupt.Token);

        Assert.InRange(report.Elapsed, TimeSpan.Zero, Promptly);
        Assert.Equal((1, 19), (report.Tally.Ok, report.Tally.Cancelled));
        Assert.Single(scripted.Requests);
        interrupter.Join();
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen; value > (seen = Volatile.Read(ref target)); Interlocked.CompareExchange(ref target, value, seen))
        {
        }
    }

    private sealed class Counter : IDownloadObserver
    {
        private int _finished;

        public int Finished => Volatile.Read(ref _finished);

        void IDownloadObserver.Finished(DownloadOutcome outcome) => Interlocked.Increment(ref _finished);
    }
}
