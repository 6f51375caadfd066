using System.Security.Cryptography;
using System.Text.Json;
using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>
/// What a folder's files are, so that a later run need not have them sent again: their addresses, sizes, digests and entity
/// tags, in a hidden file that is written like every other (<see cref="FlagStore"/>).
/// </summary>
/// <remarks>
/// It is never trusted alone: an entry counts while its file has the size and the digest that it names. So a manifest that is
/// missing, cut, foreign or out of date costs a download and nothing else, and so does an entry lost where two runs write at
/// once: the last one's file stays, which has what it found there beside what is its own. Safe to use from any thread.
/// </remarks>
internal sealed class FolderManifest
{
    /// <summary>The manifest's name in its folder.</summary>
    public const string FileName = $"{TemporaryFiles.OwnPrefix}manifest.json";

    // A run that is killed shall not have worked for nothing: it writes now and then, and more rarely the more there is to
    // write, so that all the writing together stays in proportion to the last.
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

    /// <summary>Reads a folder's manifest; an empty one where there is none that can be read.</summary>
    public static FolderManifest Open(FlagStore store) => new(store);

    /// <summary>
    /// The entry of an item whose file is there, as it was saved; null where it has to be downloaded. Reads the whole file.
    /// </summary>
    /// <param name="code">The item's label.</param>
    /// <param name="address">Where it comes from: a tag means nothing to another address.</param>
    /// <param name="fileName">The file's name; null where that came from the server.</param>
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

    /// <summary>Whether an entry's file is there, with the size that it had when it was saved.</summary>
    public bool IsThere(ManifestEntry entry) => RegularFile.SizeOf(_store.PathOf(entry.File)) == entry.Bytes;

    // The size first: it is cheap.
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

    /// <summary>The label of the item whose file stands under a name; null where that is not known.</summary>
    public string? OwnerOf(string fileName)
    {
        lock (_gate)
        {
            return _owners.GetValueOrDefault(NameFolding.Fold(fileName));
        }
    }

    /// <summary>Notes a file that was saved, or, where no tag came with it, that nothing is known of it.</summary>
    /// <param name="code">The item's label.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="named">Whether the name came from the server.</param>
    /// <param name="content">The file's content.</param>
    /// <param name="etag">The tag as the server sent it: <c>"a"</c>, <c>W/"a"</c>.</param>
    public void Note(string code, Uri address, string fileName, bool named, ReadOnlyMemory<byte> content, string? etag)
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
                Convert.ToHexStringLower(SHA256.HashData(content.Span)),
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

    /// <summary>Notes that a file whose name came from the server has another one now.</summary>
    public void NoteMoved(string code, string fileName)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue((code, true), out var entry))
            {
                Change((code, true), entry with { File = fileName });
            }
        }
    }

    /// <summary>Writes what is not written yet; null when nothing is left to write, otherwise why it could not be.</summary>
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
        // Another run may have written meanwhile.
        var entries = Read(_store);
        foreach (var (key, change) in _changes)
        {
            Apply(entries, key, change);
        }

        (_entries, _owners) = (entries, OwnersOf(entries));

        var document = new ManifestDocument(
            ManifestDocument.CurrentSchemaVersion, [.. entries.Values.OrderBy(entry => entry.File, StringComparer.Ordinal)]);
        var error = _store.Write(FileName, JsonSerializer.SerializeToUtf8Bytes(document, ManifestJson.Readable.ManifestDocument));
        // What failed once is tried at the end once more, not with every file.
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
