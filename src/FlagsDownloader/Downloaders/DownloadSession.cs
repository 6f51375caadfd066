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

    // A sink learns from each that the run goes on.
    private const int MaxUnreachedAtOnce = 10_000;

    /// <summary>
    /// Whether a run downloads only what has changed since the last such run into the folder, and keeps a manifest there. Default:
    /// false, no manifest is read or written.
    /// </summary>
    public bool Update { get; init; }

    /// <summary>Takes the outcomes, part by part, instead of the report. Default: null, the report has them.</summary>
    public IOutcomeSink? Sink { get; init; }

    /// <summary>
    /// The most items of a part. An outcome is final when the connection that brought it is closed: it may turn out that the answer
    /// belonged to another request. So after each part all connections are closed, the outcomes are passed on, and forgotten where there is
    /// a <see cref="Sink"/>. Slots are empty while the last downloads of a part end: a part should be a hundred times the bound, or
    /// more. Default: the whole run is one part.
    /// </summary>
    public int PartSize { get; init; } = int.MaxValue;

    /// <summary>Downloads the items with a strategy. An interrupted run draws no more items for it.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="items">The items, each with a label of its own. They are enumerated once, as they are needed.</param>
    /// <param name="requestedBound">
    /// Concurrent requests; null for the strategy's default. See <see cref="DownloaderEntry.BoundFor"/>.
    /// </param>
    /// <param name="save">Where an awaiting strategy writes files. Default: in an executor.</param>
    /// <param name="observer">Takes a report of each outcome. Default: none.</param>
    /// <param name="cancellationToken">Interrupts the run.</param>
    /// <exception cref="NotSupportedException">The strategy blocks, and the client's <see cref="FlagClientOptions.HttpVersion"/> is 2.0.</exception>
    public DownloadReport DownloadMany(
        DownloaderEntry strategy,
        IReadOnlyCollection<DownloadItem> items,
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
        using var source = items.GetEnumerator();
        var run = new DownloadRun(source, items.Count, bound, client, store, save, time, observer, cancellationToken)
        {
            Manifest = Update ? FolderManifest.Open(store) : null,
        };
        using var meter = new ResourceMeter();
        var (startedAt, start) = (time.GetUtcNow(), time.GetTimestamp());
        Sink?.Begin(startedAt, start);
        var tally = new DownloadTally(0, 0, 0, 0, 0);
        var kept = new List<DownloadOutcome>();
        DownloadPart(strategy, run);
        while (run.HasMore)
        {
            Take(run.Outcomes);
            DownloadPart(strategy, run);
        }

        var elapsed = time.GetElapsedTime(start);
        var manifestError = run.FinishManifest();
        var usage = meter.Stop();
        Take(run.Outcomes);
        if (Sink?.NeedsUnreached ?? true)
        {
            foreach (var unreached in run.DrawUnreached().Chunk(Math.Min(PartSize, MaxUnreachedAtOnce)))
            {
                Take(unreached);
            }
        }

        return new DownloadReport(
            tally with { Cancelled = tally.Cancelled + run.Undrawn }, kept, bound, startedAt, start, elapsed, usage)
        {
            ManifestError = manifestError,
            ListError = run.ListError,
        };

        void Take(IReadOnlyList<DownloadOutcome> outcomes)
        {
            tally = outcomes.Aggregate(tally, (counted, outcome) => counted.Add(outcome));
            if (Sink is null)
            {
                kept.AddRange(outcomes);
            }
            else
            {
                Sink.Take(outcomes);
            }
        }
    }

    private void DownloadPart(DownloaderEntry strategy, DownloadRun run)
    {
        run.BeginPart(PartSize);
        strategy.Create().DownloadMany(run);
        // The second pass uses fresh connections only. The third is for hosts that redirects of the second lead to.
        client.CloseAndInspectConnections();
        for (var pass = 2; pass <= MaxPasses && run.RevokeSuspects(); pass++)
        {
            strategy.Create().DownloadMany(run);
        }
    }
}
