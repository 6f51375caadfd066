using FlagsDownloader.Downloaders;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Downloads files to learn what their content is, and deletes them again.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="folder">A folder that does not exist. It is removed after each download.</param>
/// <param name="bound">The most requests at once.</param>
/// <param name="time">The clock.</param>
public sealed class ReferenceDownload(FlagClient client, string folder, int bound, TimeProvider time)
{
    // Its workers are all that waits, however long the list is.
    private static readonly DownloaderEntry Strategy = DownloaderCatalog.Find("channel")!;

    /// <summary>Whether the content itself is kept in memory. Default: false, only its digest.</summary>
    public bool KeepsContent { get; init; }

    /// <summary>Asks for each item once, retries apart.</summary>
    /// <param name="items">The items, each with a label of its own.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    internal IReadOnlyList<FetchedFile> Fetch(IReadOnlyList<DownloadItem> items, CancellationToken cancellationToken)
    {
        var session = new DownloadSession(client, new FlagStore(folder), time);
        try
        {
            var report = session.DownloadMany(Strategy, items, bound, SaveMode.Inline, cancellationToken: cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return [.. report.Outcomes.Select(Read)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private FetchedFile Read(DownloadOutcome outcome)
    {
        if (outcome.Status != DownloadStatus.Ok)
        {
            return new FetchedFile(outcome.Label, outcome.Status, Sha256: null, Size: 0, outcome.Error);
        }

        var path = Path.Combine(folder, outcome.FileName!);
        return new FetchedFile(outcome.Label, outcome.Status, RegularFile.Digest(path, outcome.Bytes), outcome.Bytes, Error: null)
        {
            Content = KeepsContent && outcome.Bytes > 0 ? RegularFile.Read(path, (int)outcome.Bytes) : null,
        };
    }
}
