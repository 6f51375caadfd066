using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The bound at the server: never exceeded, and reached.</summary>
public sealed class BoundContractTests
{
    private const int Rounds = 3;

    public static MatrixTheoryData<string, int> StrategiesAndBounds =>
        new(DownloaderCatalog.All.Select(entry => entry.Name), [1, 2, 7]);

    [Theory]
    [MemberData(nameof(StrategiesAndBounds))]
    public void DownloadMany_ABound_IsThePeakThatTheServerSaw(string strategy, int bound)
    {
        var expected = Math.Min(bound, DownloaderCatalog.Find(strategy)!.MaxBound);
        using var server = new GatheringServer(expected);
        var items = Contract.Items(server.Address, CountryCodes.All).Take(expected * Rounds).ToList();
        using var folder = new TemporaryFolder();

        var report = Contract.Run(strategy, items, folder.FullName, bound, GatheringServer.Patient);

        Assert.Equal(items.Count, report.Tally.Ok);
        Assert.Equal(expected, report.Bound);
        Assert.Equal(expected, server.PeakInFlight);
        Assert.Equal(items.Count, server.RequestCount);
    }

    [Theory]
    [InlineData("threadpool")]
    [InlineData("eventloop")]
    [InlineData("parallel")]
    [InlineData("whenall")]
    [InlineData("channel")]
    public void DownloadMany_RoomForAll_SendsAllAtOnce(string strategy)
    {
        const int Items = 190;
        using var server = new GatheringServer(Items);
        var items = Contract.Items(server.Address, CountryCodes.All).Take(Items).ToList();
        using var folder = new TemporaryFolder();

        var report = Contract.Run(strategy, items, folder.FullName, bound: 1000, GatheringServer.Patient);

        Assert.Equal(Items, report.Tally.Ok);
        Assert.Equal(Items, report.Bound);
        Assert.Equal(Items, server.PeakInFlight);
    }
}
