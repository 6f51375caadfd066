using FlagsDownloader.Downloaders;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using FlagsDownloader.Tests.Http;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Strategies draw items from their list when they need them, and a run passes outcomes on in parts.</summary>
public sealed class DrawnItemsContractTests : IDisposable
{
    private const int Bound = 4;

    private readonly ScriptedServer _server = new(ScriptedAnswer.Ok([.. "any"u8]));
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Strategies => Contract.Strategies;

    public static TheoryData<string> StrategiesThatWait => [.. DownloaderCatalog.All.Select(entry => entry.Name).Except(["whenall"])];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(StrategiesThatWait))]
    public void DownloadMany_ALongList_DrawsAtMostTwiceTheBoundAhead(string strategy)
    {
        var list = new CountedList(this, 60);

        var report = Contract.Run(strategy, new ItemCollection(60, list.Draw()), _folder.FullName, Bound, observer: list);

        Assert.Equal((60, 60), (report.Tally.Ok, list.Drawn));
        Assert.InRange(list.MostAhead, 1, (2 * Bound) + 1);
    }

    // Its lesson: a task for each item, at once.
    [Fact]
    public void DownloadMany_WhenAll_DrawsAllItemsFirst()
    {
        using var drawn = new ManualResetEventSlim();
        using var server = new ScriptedServer(_ =>
            drawn.Wait(TimeSpan.FromMinutes(1)) ? ScriptedAnswer.Ok([.. "any"u8]) : ScriptedAnswer.Status(500, "Not all were drawn"));
        var items = Enumerable.Range(0, 60).Select(number =>
        {
            if (number == 59)
            {
                drawn.Set();
            }

            return new DownloadItem($"{number}", server.At($"{number}"), $"{number}.txt");
        });

        var report = Contract.Run("whenall", new ItemCollection(60, items), _folder.FullName, Bound);

        Assert.Equal(60, report.Tally.Ok);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_InParts_PassesEachPartOnInItsOrderAndKeepsNone(string strategy)
    {
        var sink = new Sink();
        using var client = new ClientUnderTest(new FlagClientOptions { Retries = 0 });
        var session = new DownloadSession(client.Client, new FlagStore(_folder.FullName), TimeProvider.System)
        {
            Sink = sink,
            PartSize = 7,
        };

        var report = session.DownloadMany(DownloaderCatalog.Find(strategy)!, new ItemCollection(20, Items(20)), Bound);

        Assert.Equal((20, 0), (report.Tally.Ok, report.Outcomes.Count));
        Assert.Equal([7, 7, 6], sink.Parts.Select(part => part.Count));
        Assert.Equal([.. Enumerable.Range(0, 7)], sink.Parts[0].Select(outcome => outcome.Index).Order());
        Assert.Equal([.. Enumerable.Range(14, 6)], sink.Parts[2].Select(outcome => outcome.Index).Order());
        Assert.All(sink.Parts.SelectMany(part => part), outcome => Assert.Equal($"{outcome.Index}.txt", outcome.FileName));
        Assert.Equal(report.StartTimestamp, sink.StartTimestamp);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AListThatCannotBeReadToItsEnd_DownloadsWhatWasReadAndSaysWhy(string strategy)
    {
        var report = Contract.Run(strategy, new ItemCollection(20, [.. Items(6)]), _folder.FullName, Bound);
        var broken = Contract.Run(strategy, new ItemCollection(20, Broken()), _folder.FullName, Bound);

        Assert.Equal((6, 14, "the list has fewer items than before"), (report.Tally.Ok, report.Tally.Cancelled, report.ListError));
        Assert.Equal((3, 17, "the list is gone"), (broken.Tally.Ok, broken.Tally.Cancelled, broken.ListError));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_Interrupted_DrawsNoMoreAndCountsTheRest(string strategy)
    {
        var sink = new Sink();

        var (report, drawn) = InterruptAtTheTenth(strategy, sink);

        Assert.Equal(10, drawn);
        Assert.Equal(1_000, report.Tally.Ok + report.Tally.Cancelled);
        Assert.Equal(10, sink.Parts.Sum(part => part.Count));
        Assert.Null(report.ListError);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_InterruptedForASinkOfAllItems_PassesTheRestOnWithoutTheStrategy(string strategy)
    {
        var sink = new Sink { NeedsUnreached = true };

        var (report, drawn) = InterruptAtTheTenth(strategy, sink);

        Assert.Equal(1_000, drawn);
        Assert.Equal(1_000, report.Tally.Ok + report.Tally.Cancelled);
        Assert.Equal([.. Enumerable.Range(0, 1_000)], sink.Parts.SelectMany(part => part).Select(outcome => outcome.Index).Order());
        Assert.All(sink.Parts.Skip(1).SelectMany(part => part), outcome => Assert.Equal(DownloadStatus.Cancelled, outcome.Status));
        Assert.All(sink.Parts, part => Assert.InRange(part.Count, 1, 100));
    }

    // In the first of ten parts.
    private (DownloadReport Report, int Drawn) InterruptAtTheTenth(string strategy, Sink sink)
    {
        using var client = new ClientUnderTest(new FlagClientOptions { Retries = 0 });
        using var interrupt = new CancellationTokenSource();
        var session = new DownloadSession(client.Client, new FlagStore(_folder.FullName), TimeProvider.System)
        {
            Sink = sink,
            PartSize = 100,
        };
        var drawn = 0;
        var items = Items(1_000).Select(item =>
        {
            if (++drawn == 10)
            {
                interrupt.Cancel();
            }

            return item;
        });

        var report = session.DownloadMany(
            DownloaderCatalog.Find(strategy)!, new ItemCollection(1_000, items), Bound, cancellationToken: interrupt.Token);
        return (report, drawn);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_AnObserverThatFails_FailsTheRun(string strategy)
    {
        var failure = Assert.ThrowsAny<Exception>(
            () => Contract.Run(strategy, new ItemCollection(60, Items(60)), _folder.FullName, Bound, observer: new FailingObserver()));

        Assert.Contains("the observer failed", failure.ToString(), StringComparison.Ordinal);
    }

    private IEnumerable<DownloadItem> Broken() => Items(3).Concat(Enumerable.Range(0, 1).Select<int, DownloadItem>(_ => throw new IOException("the list is gone")));

    private IEnumerable<DownloadItem> Items(int count) =>
        Enumerable.Range(0, count).Select(number => new DownloadItem($"{number}", _server.At($"{number}"), $"{number}.txt"));

    /// <summary>A list that counts how many of its items were drawn and not finished.</summary>
    private sealed class CountedList(DrawnItemsContractTests tests, int count) : IDownloadObserver
    {
        private int _finished;

        public int Drawn { get; private set; }

        public int MostAhead { get; private set; }

        public IEnumerable<DownloadItem> Draw()
        {
            foreach (var item in tests.Items(count))
            {
                Drawn++;
                MostAhead = Math.Max(MostAhead, Drawn - Volatile.Read(ref _finished));
                yield return item;
            }
        }

        public void Finished(DownloadOutcome outcome) => Interlocked.Increment(ref _finished);
    }

    private sealed class FailingObserver : IDownloadObserver
    {
        public void Finished(DownloadOutcome outcome) => throw new InvalidOperationException("the observer failed");
    }

    private sealed class Sink : IOutcomeSink
    {
        public bool NeedsUnreached { get; init; }

        public List<IReadOnlyList<DownloadOutcome>> Parts { get; } = [];

        public long StartTimestamp { get; private set; }

        public void Begin(DateTimeOffset startedAt, long startTimestamp) => StartTimestamp = startTimestamp;

        public void Take(IReadOnlyList<DownloadOutcome> outcomes) => Parts.Add(outcomes);
    }
}
