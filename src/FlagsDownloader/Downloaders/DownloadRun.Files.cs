using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

// What is there already, and what is to be there.
public sealed partial class DownloadRun
{
    private NameClaims? _names;

    /// <summary>What the folder has from earlier runs; null where all is to be downloaded.</summary>
    internal FolderManifest? Manifest { private get; init; }

    /// <summary>One for each item, in the order in which they were finished, each with the name that its file has in the end.</summary>
    internal IReadOnlyList<DownloadOutcome> Outcomes => _names is not { Moved: { Count: > 0 } moved }
        ? _outcomes
        : [.. _outcomes.Select(outcome => moved.TryGetValue(outcome.Label, out var name) ? outcome with { FileName = name } : outcome)];

    private NameClaims Names =>
        _names ?? Interlocked.CompareExchange(ref _names, new NameClaims(_store, Manifest), null) ?? _names;

    /// <summary>Writes down what the folder has now; null when that is done, otherwise why it could not be.</summary>
    internal DownloadError? FinishManifest()
    {
        foreach (var (label, fileName) in _names?.Moved ?? new Dictionary<string, string>())
        {
            Manifest?.NoteMoved(label, fileName);
        }

        return Manifest?.Save();
    }

    /// <summary>Null where the item has to be downloaded in any case. Reads the item's file.</summary>
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

    // The end of the response: its buffer is another's after this.
    private DownloadError? Save(DownloadItem item, ref string fileName, FetchResult response, Timeline timeline)
    {
        try
        {
            timeline.MarkSaving();
            var error = item.Naming is null
                ? _store.Save(fileName, response.Content)
                : Names.Save(item.Label, item.FileName, ref fileName, response.Content);
            if (error is null)
            {
                timeline.MarkSaved();
                Manifest?.Note(
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
