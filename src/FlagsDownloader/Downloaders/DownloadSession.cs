using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

/// <summary>Runs strategies over one client into one folder, and measures them.</summary>
/// <param name="client">Sends the requests. Connections with more than one request are closed at the end of a run.</param>
/// <param name="store">Keeps the files.</param>
/// <param name="time">The client's clock.</param>
public sealed class DownloadSession(FlagClient client, FlagStore store, TimeProvider time)
{
    private const int MaxPasses = 3;

    /// <summary>
    /// Whether a run downloads only what has changed since the last such run into the folder, and keeps a manifest there. Default:
    /// false, no manifest is read or written.
    /// </summary>
    public bool Update { get; init; }

    /// <summary>Downloads the items with a strategy. An interrupted run returns the outcomes until then.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="items">The items, each with a label of its own.</param>
    /// <param name="requestedBound">
    /// Concurrent requests; null for the strategy's default. See <see cref="DownloaderEntry.BoundFor"/>.
    /// </param>
    /// <param name="save">Where an awaiting strategy writes files. Default: in an executor.</param>
    /// <param name="observer">Takes a report of each outcome. Default: none.</param>
    /// <param name="cancellationToken">Interrupts the run.</param>
    /// <exception cref="NotSupportedException">The strategy blocks, and the client's <see cref="FlagClientOptions.HttpVersion"/> is 2.0.</exception>
    public DownloadReport DownloadMany(
        DownloaderEntry strategy,
        IReadOnlyList<DownloadItem> items,
        int? requestedBound = null,
        SaveMode save = SaveMode.Executor,
        IDownloadObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        if (!strategy.Awaits)
        {
            client.CheckCanBlock();
        }

        var bound = strategy.BoundFor(requestedBound, items.Count);
        var run = new DownloadRun(items, bound, client, store, save, time, observer, cancellationToken)
        {
            Manifest = Update ? FolderManifest.Open(store) : null,
        };
        using var meter = new ResourceMeter();
        var startedAt = time.GetUtcNow();
        var start = time.GetTimestamp();
        strategy.Create().DownloadMany(run);
        // The second pass uses fresh connections only. The third is for hosts that redirects of the second lead to.
        client.CloseAndInspectConnections();
        for (var pass = 2; pass <= MaxPasses && run.RevokeSuspects(); pass++)
        {
            strategy.Create().DownloadMany(run);
        }

        var elapsed = time.GetElapsedTime(start);
        var manifestError = run.FinishManifest();
        return new DownloadReport(items, run.Outcomes, bound, startedAt, start, elapsed, meter.Stop()) { ManifestError = manifestError };
    }
}
