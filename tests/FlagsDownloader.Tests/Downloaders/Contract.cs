using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using FlagsDownloader.Tests.Http;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>How the contract suite runs a strategy.</summary>
internal static class Contract
{
    /// <summary>Each strategy without retries in the first tier, and with three retries in the second.</summary>
    public static IEnumerable<TheoryDataRow<string, int>> StrategiesAndRetries =>
        from entry in DownloaderCatalog.All
        from retries in new[] { 0, 3 }
        let row = new TheoryDataRow<string, int>(entry.Name, retries)
        select retries == 0 ? row : row.WithTrait(SecondTierAttribute.Trait, SecondTierAttribute.Value);

    /// <summary>Every strategy by name.</summary>
    public static TheoryData<string> Strategies => [.. DownloaderCatalog.All.Select(entry => entry.Name)];

    /// <summary>For tests that take seconds: one that blocks and one that awaits in every run, the others in the second tier.</summary>
    public static IEnumerable<TheoryDataRow<string>> StrategiesSlowly => DownloaderCatalog.All.Select(entry => InTier(new TheoryDataRow<string>(entry.Name), entry.Name));

    /// <summary>The row of a strategy, in the tier of <see cref="StrategiesSlowly"/>.</summary>
    public static TRow InTier<TRow>(TRow row, string strategy)
        where TRow : TheoryDataRowBase =>
        strategy is "threadpool" or "eventloop" ? row : row.WithTrait(SecondTierAttribute.Trait, SecondTierAttribute.Value);

    public static IReadOnlyList<DownloadItem> Items(
        Uri site, IEnumerable<CountryCode> codes, bool withNames = false, int copies = 1) =>
        FlagItems.Create(FlagSite.Parse(site.AbsoluteUri), codes, withNames, copies);

    /// <summary>A run with a new client, so that it uses no connection of another run.</summary>
    public static DownloadReport Run(
        string strategy,
        IReadOnlyCollection<DownloadItem> items,
        string folder,
        int bound,
        FlagClientOptions? options = null,
        SaveMode save = SaveMode.Executor,
        IDownloadObserver? observer = null,
        int partSize = int.MaxValue,
        CancellationToken cancellationToken = default)
    {
        using var client = new ClientUnderTest(options ?? new FlagClientOptions { Retries = 0 });
        return new DownloadSession(client.Client, new FlagStore(folder), TimeProvider.System) { PartSize = partSize }.DownloadMany(
            DownloaderCatalog.Find(strategy)!, items, bound, save, observer, cancellationToken);
    }
}
