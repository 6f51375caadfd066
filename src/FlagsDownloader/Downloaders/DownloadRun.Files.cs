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

    private Task<ManifestEntry?> KnownAsync(DownloadItem item, SaveExecutor executor) =>
        Manifest is null ? Task.FromResult<ManifestEntry?>(null) : CallAsync(executor, () => Known(item));

    private bool FindKept(PartSink part) => _store.ContinuesParts && part.FindKept();

    private Task<bool> FindKeptAsync(PartSink part, SaveExecutor executor) =>
        _store.ContinuesParts ? CallAsync(executor, part.FindKept) : Task.FromResult(false);

    // Calls what reads files where writes of files are called too.
    private async Task<T> CallAsync<T>(SaveExecutor executor, Func<T> call)
    {
        if (SaveMode == SaveMode.Inline)
        {
            return call();
        }

        T result = default!;
        await executor(() =>
        {
            result = call();
            return null;
        });
        return result;
    }

    private static ReceivedContent ContentOf(FetchResult response, PartSink part) =>
        part.File is { } file ? new ReceivedContent(file) : new ReceivedContent(response.Content);

    // The cheap checks first.
    private static DownloadError? FindFault(DownloadItem item, FetchResult response, PartSink part)
    {
        var content = ContentOf(response, part);
        var complaint = item.Size is { } size && size != content.Length ? $"{content.Length} bytes instead of {size}"
            : item.Sha256 is { } sha256 && Convert.ToHexStringLower(content.ComputeSha256()) is var actual && actual != sha256
                ? $"its SHA-256 is {actual}, and not the expected one"
            : item.Check is { } check ? content.Check(check)
            : null;
        return complaint is null ? null : InvalidContent(complaint, response.Encoding);
    }

    // The check is here too, where it does not hold up an event loop; content with a second request was checked before that. The
    // buffer of the response goes back to the pool.
    private DownloadError? Save(DownloadItem item, ref string fileName, FetchResult response, PartSink part, Timeline timeline)
    {
        try
        {
            if (item.Naming is null && FindFault(item, response, part) is { } fault)
            {
                // The whole content arrived, and is wrong: there is nothing to continue.
                part.Discard();
                return fault;
            }

            timeline.MarkSaving();
            var content = ContentOf(response, part);
            var digest = Manifest is not null && response.ETag is not null ? content.ComputeSha256() : [];
            var error = item.Naming is null
                ? _store.SaveContent(fileName, content)
                : Names.Save(item.Label, item.FileName, ref fileName, content);
            if (error is null)
            {
                timeline.MarkSaved();
                Manifest?.Record(
                    item.Label,
                    item.KnownAs ?? item.Address,
                    fileName,
                    named: item.Naming is not null,
                    (response.Length, digest),
                    response.ETag);
            }

            return error;
        }
        catch (Exception exception) when (SaveFailure.IsExpected(exception))
        {
            return SaveFailure.Describe(exception, _store.Folder, part.File is { } file ? [file.Path] : []);
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
