using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

// The files of a run: those of earlier runs, and new ones.
public sealed partial class DownloadRun
{
    private NameClaims? _names;

    /// <summary>The manifest of earlier runs into the folder; null where every item is downloaded.</summary>
    internal FolderManifest? Manifest { private get; init; }

    /// <summary>One for each item, in the order in which they finished, with the final names of the files.</summary>
    internal IReadOnlyList<DownloadOutcome> Outcomes => _names is not { Moved: { Count: > 0 } moved }
        ? _outcomes
        : [.. _outcomes.Select(outcome => moved.TryGetValue(outcome.Label, out var name) ? outcome with { FileName = name } : outcome)];

    private NameClaims Names =>
        _names ?? Interlocked.CompareExchange(ref _names, new NameClaims(_store, Manifest), null) ?? _names;

    /// <summary>Saves the manifest; null on success, otherwise the error.</summary>
    internal DownloadError? FinishManifest()
    {
        foreach (var (label, fileName) in _names?.Moved ?? new Dictionary<string, string>())
        {
            Manifest?.RecordMoved(label, fileName);
        }

        return Manifest?.Save();
    }

    /// <summary>The entry of an item whose file is unchanged; null where the item has to be downloaded. Reads the file.</summary>
    private ManifestEntry? Known(DownloadItem item) =>
        Manifest?.Find(item.Label, item.KnownAs ?? item.Address, item.Naming is null ? item.FileName : null);

    private async Task<ManifestEntry?> KnownAsync(DownloadItem item, SaveExecutor executor)
    {
        if (Manifest is null || SaveMode == SaveMode.Inline)
        {
            return Known(item);
        }

        ManifestEntry? known = null;
        await executor(() =>
        {
            known = Known(item);
            return null;
        });
        return known;
    }

    private static DownloadError? FindFault(DownloadItem item, FetchResult response) =>
        item.Check?.Invoke(response.Content.Span) is { } complaint ? InvalidContent(complaint, response.Encoding) : null;

    // The check is here too, where it does not hold up an event loop; content with a second request was checked before that. The
    // buffer of the response goes back to the pool.
    private DownloadError? Save(DownloadItem item, ref string fileName, FetchResult response, Timeline timeline)
    {
        try
        {
            if (item.Naming is null && FindFault(item, response) is { } fault)
            {
                return fault;
            }

            timeline.MarkSaving();
            var error = item.Naming is null
                ? _store.Save(fileName, response.Content)
                : Names.Save(item.Label, item.FileName, ref fileName, response.Content);
            if (error is null)
            {
                timeline.MarkSaved();
                Manifest?.Record(
                    item.Label, item.KnownAs ?? item.Address, fileName, named: item.Naming is not null, response.Content, response.ETag);
            }

            return error;
        }
        finally
        {
            response.Recycle();
        }
    }

    private DownloadOutcome Unchanged(DownloadItem item, Timeline timeline, ManifestEntry known) =>
        Manifest!.IsThere(known)
            ? Ended(item, timeline, DownloadStatus.Unchanged) with { FileName = known.File }
            : Failed(item, timeline, new(DownloadPhase.Save, DownloadCause.SaveFailed, "the file went away while the server was asked for it"));
}
