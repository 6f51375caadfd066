using System.Text.Json;
using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>
/// The files of a folder with their addresses, sizes, digests and entity tags, so that a later run need not download them again. It
/// is a hidden file, written like every other (<see cref="FlagStore"/>).
/// </summary>
/// <remarks>
/// An entry counts only if its file has the size and the digest that the entry names. So a manifest that is missing, cut, foreign or
/// out of date costs downloads and nothing else. If two runs write at once, the last one's manifest stays: it has the entries
/// that it found, and its own. A lost entry costs a download. Safe to use from any thread.
/// </remarks>
internal sealed class FolderManifest
{
    /// <summary>The manifest's name in its folder.</summary>
    public const string FileName = $"{TemporaryFiles.OwnPrefix}manifest.json";

    // Written also during a run, which may be killed; less often the larger it is, so that all writes together take about as long
    // as a few of the last one.
    private const int MinChanges = 64;
    private const int MinShare = 4;

    // 200,000 flags make 60 MB.
    private const long MaxBytes = 256 << 20;

    private readonly FlagStore _store;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Code, bool Named), ManifestEntry?> _changes = [];
    private Dictionary<(string Code, bool Named), ManifestEntry> _entries;
    private Dictionary<string, string> _owners;
    private int _unwritten;
    private bool _hasFailed;

    private FolderManifest(FlagStore store)
    {
        _store = store;
        _entries = Read(store);
        _owners = OwnersOf(_entries);
    }

    /// <summary>Reads a folder's manifest. It is empty if there is none that can be read.</summary>
    public static FolderManifest Open(FlagStore store) => new(store);

    /// <summary>
    /// The entry of an item whose file is unchanged; null where the item has to be downloaded. Reads the whole file.
    /// </summary>
    /// <param name="code">The item's label.</param>
    /// <param name="address">Its address: a tag is valid for one address only.</param>
    /// <param name="fileName">The file's name; null where the server gives the name.</param>
    public ManifestEntry? Find(string code, Uri address, string? fileName)
    {
        ManifestEntry? entry;
        lock (_gate)
        {
            _entries.TryGetValue((code, fileName is null), out entry);
        }

        return entry is not null && entry.Url == address.AbsoluteUri && (fileName ?? entry.File) == entry.File && IsIntact(entry)
            ? entry
            : null;
    }

    /// <summary>Whether an entry's file exists and has the size that was saved.</summary>
    public bool IsThere(ManifestEntry entry) => RegularFile.SizeOf(_store.PathOf(entry.File)) == entry.Bytes;

    // Compares the size first: that is cheap.
    private bool IsIntact(ManifestEntry entry)
    {
        try
        {
            return IsThere(entry)
                && Convert.ToHexString(FileDigest.Compute(_store.PathOf(entry.File))).Equals(entry.Sha256, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The label of the item whose file has a name; null if it is not known.</summary>
    public string? OwnerOf(string fileName)
    {
        lock (_gate)
        {
            return _owners.GetValueOrDefault(NameFolding.Fold(fileName));
        }
    }

    /// <summary>Records a file that was saved. Without a tag, it removes the entry.</summary>
    /// <param name="code">The item's label.</param>
    /// <param name="address">Its address.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="named">Whether the name came from the server.</param>
    /// <param name="content">The file's length and the SHA-256 of its content.</param>
    /// <param name="etag">The tag as the server sent it: <c>"a"</c>, <c>W/"a"</c>.</param>
    public void Record(string code, Uri address, string fileName, bool named, (long Length, byte[] Sha256) content, string? etag)
    {
        var weak = etag?.StartsWith("W/", StringComparison.Ordinal) ?? false;
        var entry = etag is null
            ? null
            : new ManifestEntry(
                code,
                address.AbsoluteUri,
                fileName,
                named,
                content.Length,
                Convert.ToHexStringLower(content.Sha256),
                weak ? etag[2..] : etag,
                weak);
        lock (_gate)
        {
            Change((code, named), entry is { IsSound: true } ? entry : null);
            if (!_hasFailed && _unwritten >= Math.Max(MinChanges, _entries.Count / MinShare))
            {
                Write();
            }
        }
    }

    /// <summary>Records the new name of a file that was renamed. Its first name came from the server.</summary>
    public void RecordMoved(string code, string fileName)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue((code, true), out var entry))
            {
                Change((code, true), entry with { File = fileName });
            }
        }
    }

    /// <summary>Writes the changes; null on success, otherwise the error.</summary>
    public DownloadError? Save()
    {
        lock (_gate)
        {
            return _unwritten == 0 ? null : Write();
        }
    }

    private void Change((string Code, bool Named) key, ManifestEntry? entry)
    {
        _changes[key] = entry;
        Apply(_entries, key, entry);
        if (entry is not null)
        {
            _owners[NameFolding.Fold(entry.File)] = entry.Code;
        }

        _unwritten++;
    }

    private DownloadError? Write()
    {
        // Another run may have written the file meanwhile.
        var entries = Read(_store);
        foreach (var (key, change) in _changes)
        {
            Apply(entries, key, change);
        }

        (_entries, _owners) = (entries, OwnersOf(entries));

        var document = new ManifestDocument(
            ManifestDocument.CurrentSchemaVersion, [.. entries.Values.OrderBy(entry => entry.File, StringComparer.Ordinal)]);
        var error = _store.Write(FileName, JsonSerializer.SerializeToUtf8Bytes(document, ManifestJson.Readable.ManifestDocument));
        // After a failure, only the end of the run tries again, not every file.
        _hasFailed = error is not null;
        _unwritten = _hasFailed ? _unwritten : 0;
        return error;
    }

    private static void Apply(
        Dictionary<(string Code, bool Named), ManifestEntry> entries, (string Code, bool Named) key, ManifestEntry? change)
    {
        if (change is null)
        {
            entries.Remove(key);
        }
        else
        {
            entries[key] = change;
        }
    }

    private static Dictionary<string, string> OwnersOf(Dictionary<(string Code, bool Named), ManifestEntry> entries)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Values)
        {
            owners[NameFolding.Fold(entry.File)] = entry.Code;
        }

        return owners;
    }

    private static Dictionary<(string Code, bool Named), ManifestEntry> Read(FlagStore store)
    {
        var entries = new Dictionary<(string Code, bool Named), ManifestEntry>();
        try
        {
            var path = store.PathOf(FileName);
            var size = RegularFile.SizeOf(path);
            if (size is 0 or > MaxBytes || RegularFile.Read(path, (int)size) is not { } content)
            {
                return entries;
            }

            var document = JsonSerializer.Deserialize(content, ManifestJson.Readable.ManifestDocument);
            if (document is not { SchemaVersion: ManifestDocument.CurrentSchemaVersion, Files: not null })
            {
                return entries;
            }

            foreach (var entry in document.Files)
            {
                if (entry is { IsSound: true })
                {
                    entries[(entry.Code, entry.Named)] = entry;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
        }

        return entries;
    }
}
