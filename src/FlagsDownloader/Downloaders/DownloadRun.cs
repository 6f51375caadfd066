using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

/// <summary>One run of a strategy: its items, its bound, and the download of one item, blocking and awaiting.</summary>
public sealed partial class DownloadRun
{
    private readonly FlagClient _client;
    private readonly FlagStore _store;
    private readonly TimeProvider _time;
    private readonly IDownloadObserver? _observer;
    private readonly List<DownloadOutcome> _outcomes = [];
    private readonly Lock _reporting = new();

    internal DownloadRun(
        IEnumerator<DownloadItem> source,
        int count,
        int bound,
        FlagClient client,
        FlagStore store,
        SaveMode save,
        TimeProvider time,
        IDownloadObserver? observer,
        CancellationToken cancellationToken)
    {
        (Bound, SaveMode, Cancellation) = (bound, save, cancellationToken);
        (_client, _store, _time, _observer) = (client, store, time, observer);
        (_source, _count) = (source, count);
    }

    /// <summary>
    /// The items to download, each once. They may be read from a list while they are drawn, by one thread at a time: draw one when it can
    /// be downloaded, and all of them once.
    /// </summary>
    public IReadOnlyCollection<DownloadItem> Items { get; private set; } = [];

    /// <summary>The most items that may be under way at once; at least 1.</summary>
    public int Bound { get; }

    /// <summary>Where an awaiting strategy writes files.</summary>
    public SaveMode SaveMode { get; }

    /// <summary>Cancelled when the run is interrupted. A strategy need not check it: the downloads do.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Marks that an item has its slot, for a strategy in which it then waits for a thread.</summary>
    public Mark Admit() => Mark.Now(_time);

    /// <summary>Takes the outcome of an item, once for each, on any thread.</summary>
    public void Report(DownloadOutcome outcome)
    {
        lock (_reporting)
        {
            _outcomes.Add(outcome);
            if (outcome.Status != DownloadStatus.Cancelled && _repeated is null)
            {
                _observer?.Finished(outcome);
            }
        }
    }

    private static DownloadError InvalidContent(string complaint, string? encoding) =>
        new(DownloadPhase.Verify, DownloadCause.ContentWrong, AddEncoding(complaint, encoding));

    private static DownloadError MissingName(string? encoding) =>
        new(DownloadPhase.Verify, DownloadCause.NameUnusable, AddEncoding("the server's answer has no usable name", encoding));

    // An encoding is the likely reason, but no error by itself: servers also name one for content that is not encoded.
    private static string AddEncoding(string complaint, string? encoding) =>
        encoding is null ? complaint : $"{complaint}; it came with Content-Encoding: {encoding}, which was not asked for";

    private static DownloadError NameRequestFailed(DownloadError? error) =>
        error is null
            ? new(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 404 (asking for the name)", HttpStatus: 404)
            : error with { Message = $"{error.Message} (asking for the name)" };

    private static DownloadError Unexpected(Exception exception) => new(
        DownloadPhase.Verify,
        DownloadCause.Unexpected,
        exception is OutOfMemoryException or ThreadStartException
            ? "the system gives no more threads or memory: raise the limit (ulimit -u, ulimit -v, or the container's)"
            : $"unexpected {exception.GetType().Name}: {exception.Message}");

    private static DownloadOutcome Ended(DownloadItem item, Timeline timeline, DownloadStatus status, DownloadError? error = null)
    {
        timeline.MarkFinished();
        return new DownloadOutcome(item, status, timeline) { Error = error };
    }

    private static DownloadOutcome Failed(DownloadItem item, Timeline timeline, DownloadError error) =>
        Ended(item, timeline, DownloadStatus.Error, error);

    private static DownloadOutcome Saved(DownloadItem item, Timeline timeline, string fileName, long bytes) =>
        Ended(item, timeline, DownloadStatus.Ok) with { FileName = fileName, Bytes = bytes };
}
