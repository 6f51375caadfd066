using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The bound at the server, for many sizes: never exceeded, and reached if there are enough items.</summary>
public sealed class BoundMatrixTests(BoundMatrixTests.SlowServer slow, BoundMatrixTests.VerySlowServer verySlow)
    : IClassFixture<BoundMatrixTests.SlowServer>, IClassFixture<BoundMatrixTests.VerySlowServer>
{
    // Every run has one strategy with workers and one with tasks. BoundContractTests has all, with smaller bounds.
    public static IEnumerable<TheoryDataRow<string, int>> StrategiesAndBounds =>
        from name in DownloaderCatalog.All.Select(entry => entry.Name)
        where name != "sequential"
        let row = new TheoryDataRow<string, int>(name, 64)
        select name is "threadpool" or "eventloop" ? row : row.WithTrait(SecondTierAttribute.Trait, SecondTierAttribute.Value);

    public static MatrixTheoryData<string, int> StrategiesAndAThousand =>
        new(DownloaderCatalog.All.Select(entry => entry.Name).Where(name => name != "sequential"), [1000]);

    [Theory]
    [MemberData(nameof(StrategiesAndAThousand))]
    [SecondTier("twenty seconds for each strategy; the other test has a bound of 64")]
    public void DownloadMany_ABoundOfAThousand_IsThePeakThatTheServerSaw(string strategy, int requested) =>
        DownloadMany_ALargeBound_IsThePeakThatTheServerSaw(strategy, requested);

    [Theory]
    [MemberData(nameof(StrategiesAndBounds))]
    public void DownloadMany_ALargeBound_IsThePeakThatTheServerSaw(string strategy, int requested)
    {
        // A blocking strategy on the shared pool has only as many slots as the pool has threads, here 32. The pool grows slowly.
        var threads = strategy == "blockingpool" ? LargeThreadPool.Threads - 4 : int.MaxValue;
        var bound = DownloaderCatalog.Find(strategy)!.BoundFor(requested, int.MaxValue);
        var expected = Math.Min(bound, threads);
        FlagsServerProcess server = bound > 100 ? verySlow : slow;
        var items = Contract.Items(server.Site, CountryCodes.All, copies: 6).Take(bound + bound / 10).ToList();
        using var folder = new TemporaryFolder();
        server.Reset();

        var report = Contract.Run(strategy, items, folder.FullName, requested);

        Assert.Equal(items.Count, report.Tally.Ok);
        Assert.Equal(bound, report.Bound);
        Assert.InRange(server.Stat("peak_in_flight"), expected, bound);
        Assert.Equal(items.Count, server.Stat("requests"));
    }

    /// <summary>A delay in which a hundred connections can be opened, on a busy machine too.</summary>
    public sealed class SlowServer() : FlagsServerProcess("LOCAL", "--delay=6");

    /// <summary>A delay in which a thousand threads can be started, on a small and busy machine too.</summary>
    public sealed class VerySlowServer() : FlagsServerProcess("LOCAL", "--delay=10");
}
