using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The bound at the server, for many sizes: never exceeded, and reached if there are enough items.</summary>
public sealed class BoundMatrixTests(BoundMatrixTests.SlowServer slow) : IClassFixture<BoundMatrixTests.SlowServer>
{
    // Every run has one strategy with workers and one with tasks. BoundContractTests has all, with smaller bounds.
    public static IEnumerable<TheoryDataRow<string, int>> StrategiesAndBounds =>
        from name in DownloaderCatalog.All.Select(entry => entry.Name)
        where name != "sequential"
        select Contract.InTier(new TheoryDataRow<string, int>(name, 64), name);

    public static MatrixTheoryData<string, int> StrategiesAndAThousand =>
        new(DownloaderCatalog.All.Select(entry => entry.Name).Where(name => name != "sequential"), [1000]);

    [Theory]
    [MemberData(nameof(StrategiesAndAThousand))]
    [SecondTier("two thousand threads")]
    public void DownloadMany_ABoundOfAThousand_IsThePeakThatTheServerSaw(string strategy, int requested)
    {
        var expected = ExpectedPeak(strategy, requested);
        using var server = new GatheringServer(expected);
        using var folder = new TemporaryFolder();

        var report = Run(strategy, requested, server.Address, folder, GatheringServer.Patient);

        Assert.InRange(server.PeakInFlight, expected, report.Bound);
        Assert.Equal(report.Outcomes.Count, server.RequestCount);
    }

    [Theory]
    [MemberData(nameof(StrategiesAndBounds))]
    public void DownloadMany_ALargeBound_IsThePeakThatTheServerSaw(string strategy, int requested)
    {
        using var folder = new TemporaryFolder();
        slow.Reset();

        var report = Run(strategy, requested, slow.Site, folder);

        Assert.InRange(slow.Stat("peak_in_flight"), ExpectedPeak(strategy, requested), report.Bound);
        Assert.Equal(report.Outcomes.Count, slow.Stat("requests"));
    }

    private static DownloadReport Run(string strategy, int requested, Uri site, TemporaryFolder folder, FlagClientOptions? options = null)
    {
        var bound = BoundOf(strategy, requested);
        var items = Contract.Items(site, CountryCodes.All, copies: 6).Take(bound + bound / 10).ToList();

        var report = Contract.Run(strategy, items, folder.FullName, requested, options);

        Assert.Equal(items.Count, report.Tally.Ok);
        Assert.Equal(bound, report.Bound);
        return report;
    }

    private static int ExpectedPeak(string strategy, int requested) => strategy switch
    {
        // A bound that adapts begins with ten, and doubles as the answers come.
        "adaptive" => 10,
        // A blocking strategy on the shared pool has only as many slots as the pool has threads, here 32. The pool grows slowly.
        "blockingpool" => Math.Min(BoundOf(strategy, requested), LargeThreadPool.Threads - 4),
        _ => BoundOf(strategy, requested),
    };

    private static int BoundOf(string strategy, int requested) => DownloaderCatalog.Find(strategy)!.BoundFor(requested, int.MaxValue);

    /// <summary>A delay in which a hundred connections can be opened, on a busy machine too.</summary>
    public sealed class SlowServer() : FlagsServerProcess("LOCAL", "--delay=6");
}
