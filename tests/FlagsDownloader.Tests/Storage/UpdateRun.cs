using FlagsDownloader.Downloaders;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Tests.Http;

namespace FlagsDownloader.Tests.Storage;

/// <summary>A run with `--update` and a new client.</summary>
internal static class UpdateRun
{
    public static DownloadReport Download(
        string strategy, IReadOnlyList<DownloadItem> items, string folder, SaveMode save = SaveMode.Executor, bool update = true)
    {
        using var client = new ClientUnderTest(new FlagClientOptions { Retries = 0 });
        return new DownloadSession(client.Client, new FlagStore(folder), TimeProvider.System) { Update = update }
            .DownloadMany(DownloaderCatalog.Find(strategy)!, items, requestedBound: 7, save);
    }

    /// <summary>The numbers of downloaded and unchanged items, and of errors.</summary>
    public static (int Ok, int Unchanged, int Errors) Counts(this DownloadReport report)
    {
        var tally = report.Tally;
        Assert.Equal(report.Outcomes.Count, tally.Ok + tally.Unchanged + tally.NotFound + tally.Errors + tally.Cancelled);
        return (tally.Ok, tally.Unchanged, tally.Errors);
    }
}
