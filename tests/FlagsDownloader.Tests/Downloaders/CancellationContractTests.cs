using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>A cancelled run returns its outcomes at once, and leaves no partial file.</summary>
public sealed class CancellationContractTests
{
    private const int Answered = 3;

    // A busy machine may be late by seconds. A download that does not end takes the hour of its timeout.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(30);

    // No timeout ends the download before the cancellation.
    private static readonly FlagClientOptions Patient = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 3 };

    public static MatrixTheoryData<string, string> StrategiesAndStalls =>
        new(Contract.Strategies.Select(row => row.Data), ["before the answer", "in the body", "between attempts", "at the rate limiter"]);

    public static TheoryData<string> Strategies => Contract.Strategies;

    [Theory]
    [MemberData(nameof(StrategiesAndStalls))]
    public void DownloadMany_Cancelled_ReturnsTheOutcomesAtOnce(string strategy, string where)
    {
        var stall = where switch
        {
            "before the answer" => ScriptedAnswer.Silent,
            "in the body" => ScriptedAnswer.StalledBody(Gif.Pixel[..10], 100),
            "at the rate limiter" => ScriptedAnswer.Status(429, "Too Many Requests", "Retry-After: 3600"),
            _ => ScriptedAnswer.Status(500, "Internal Server Error", "Retry-After: 3600"),
        };
        using var server = new ScriptedServer(
            request => request.Number <= Answered ? ScriptedAnswer.Ok(Gif.Pixel) : stall);
        var bound = DownloaderCatalog.Find(strategy)!.BoundFor(5, 194);
        // If the first response closes the rate limiter, the other requests may wait there before they are sent.
        var asking = where == "at the rate limiter" ? 1 : bound;
        using var folder = new TemporaryFolder();
        using var interrupt = new CancellationTokenSource();
        var observer = new Counter();
        var cancelledAt = 0L;
        var interrupter = new Thread(() =>
        {
            // Requests that never end take all slots.
            Eventually.True(() => observer.Finished == Answered && server.Requests.Count >= Answered + asking, "every slot is stuck");
            cancelledAt = TimeProvider.System.GetTimestamp();
            interrupt.Cancel();
        });
        interrupter.Start();

        var report = Contract.Run(
            strategy,
            Contract.Items(server.Address, CountryCodes.All),
            folder.FullName,
            bound: 5,
            Patient,
            observer: observer,
            cancellationToken: interrupt.Token);

        Assert.InRange(TimeProvider.System.GetElapsedTime(cancelledAt), TimeSpan.Zero, Promptly);
        Assert.Equal(
            new DownloadTally(Answered, 0, 0, 194 - Answered, Answered * Gif.Pixel.Length), report.Tally);
        Assert.Equal(
            report.Outcomes.Where(outcome => outcome.Status == DownloadStatus.Ok).Select(outcome => outcome.FileName).Order(StringComparer.Ordinal),
            folder.FileNames);
        Assert.All(
            report.Outcomes.Where(outcome => outcome.Status == DownloadStatus.Cancelled),
            outcome => Assert.Equal((null, null, 0), (outcome.Error, outcome.FileName, outcome.Bytes)));
        Assert.Equal(Answered, observer.Finished);
        Assert.InRange(server.Requests.Count, Answered + asking, Answered + bound);
        interrupter.Join();
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_CancelledBefore_SendsNoRequest(string strategy)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy,
            Contract.Items(server.Address, CountryCodes.Pop20),
            folder.FullName,
            bound: 5,
            cancellationToken: new CancellationToken(canceled: true));

        Assert.Equal(new DownloadTally(0, 0, 0, Cancelled: 20, 0), report.Tally);
        Assert.Empty(server.Requests);
        Assert.Empty(folder.FileNames);
    }

    private sealed class Counter : IDownloadObserver
    {
        private int _finished;

        public int Finished => Volatile.Read(ref _finished);

        void IDownloadObserver.Finished(DownloadOutcome outcome) => Interlocked.Increment(ref _finished);
    }
}
