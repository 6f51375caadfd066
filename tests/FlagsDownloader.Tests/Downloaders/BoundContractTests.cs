using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The bound at the server: never exceeded, and reached.</summary>
public sealed class BoundContractTests(DelayingServer server) : IClassFixture<DelayingServer>
{
    private const int Rounds = 3;

    public static MatrixTheoryData<string, int> StrategiesAndBounds =>
        new(DownloaderCatalog.All.Select(entry => entry.Name), [1, 2, 7]);

    [Theory]
    [MemberData(nameof(StrategiesAndBounds))]
    public void DownloadMany_ABound_IsThePeakThatTheServerSaw(string strategy, int bound)
    {
        var expected = Math.Min(bound, DownloaderCatalog.Find(strategy)!.MaxBound);
        var items = Contract.Items(server.Site, CountryCodes.All).Take(expected * Rounds).ToList();
        using var folder = new TemporaryFolder();
        server.Reset();

        var report = Contract.Run(strategy, items, folder.FullName, bound);

        Assert.Equal(items.Count, report.Tally.Ok);
        Assert.Equal(expected, report.Bound);
        Assert.Equal(expected, server.Stat("peak_in_flight"));
        Assert.Equal(items.Count, server.Stat("requests"));
    }

    [Theory]
    [InlineData("threadpool")]
    [InlineData("eventloop")]
    [InlineData("parallel")]
    [InlineData("whenall")]
    [InlineData("channel")]
    public void DownloadMany_RoomForAll_TakesAboutOneDelay(string strategy)
    {
        var items = Contract.Items(server.Site, CountryCodes.All).Take(190).ToList();
        using var folder = new TemporaryFolder();
        server.Reset();

        var report = Contract.Run(strategy, items, folder.FullName, bound: 1000);

        Assert.Equal(190, report.Bound);
        // On a busy machine, the first requests are answered before the last ones are sent. A sequential run would have a peak of 1 and take 28 s.
        Assert.InRange(server.Stat("peak_in_flight"), 10, 190);
        Assert.InRange(report.Elapsed, TimeSpan.FromSeconds(0.15), TimeSpan.FromSeconds(0.15 * 190 * 2 / 3));
    }
}
