using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Tests.Downloaders;

public sealed class DownloaderCatalogTests
{
    [Fact]
    public void All_Always_IsTheStrategiesInOrderOfLearning() => Assert.Equal(
        ["sequential", "threadpool", "eventloop", "parallel", "whenall", "channel", "adaptive", "blockingpool"],
        DownloaderCatalog.All.Select(entry => entry.Name));

    [Theory]
    [InlineData("sequential", 1, 1)]
    [InlineData("threadpool", 30, 1000)]
    [InlineData("eventloop", 30, 20_000)]
    [InlineData("parallel", 30, 20_000)]
    [InlineData("whenall", 30, 20_000)]
    [InlineData("channel", 30, 20_000)]
    [InlineData("adaptive", 30, 20_000)]
    [InlineData("blockingpool", 30, 100)]
    public void Find_AName_HasItsDefaultAndMaximum(string name, int defaultBound, int maxBound)
    {
        var entry = DownloaderCatalog.Find(name.ToUpperInvariant())!;

        Assert.Equal((name, defaultBound, maxBound), (entry.Name, entry.DefaultBound, entry.MaxBound));
        Assert.NotEmpty(entry.Summary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("event loop")]
    [InlineData("asyncio")]
    public void Find_NoName_IsNull(string name) => Assert.Null(DownloaderCatalog.Find(name));

    [Fact]
    public void Default_Always_IsTheEventLoop() => Assert.Equal("eventloop", DownloaderCatalog.Default.Name);

    [Fact]
    public void Create_EachEntry_MakesAStrategyOfItsOwn() => Assert.Equal(
        DownloaderCatalog.All.Count, DownloaderCatalog.All.Select(entry => entry.Create().GetType()).Distinct().Count());

    [Theory]
    [InlineData("eventloop", null, 676, 30)]
    [InlineData("eventloop", null, 20, 20)]
    [InlineData("eventloop", 600, 676, 600)]
    [InlineData("eventloop", 50_000, 100_000, 20_000)]
    [InlineData("threadpool", 50_000, 100_000, 1000)]
    [InlineData("threadpool", 7, 3, 3)]
    [InlineData("sequential", 7, 676, 1)]
    [InlineData("sequential", null, 676, 1)]
    [InlineData("eventloop", 5, 0, 1)]
    [InlineData("eventloop", 0, 5, 1)]
    public void BoundFor_Request_IsTheMinimumOfAllLimits(string name, int? requested, int items, int bound) =>
        Assert.Equal(bound, DownloaderCatalog.Find(name)!.BoundFor(requested, items));
}
