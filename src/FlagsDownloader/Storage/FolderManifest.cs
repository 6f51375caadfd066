using System.Text.Json;
using FlagsDownloader.Results;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>
/// The files of a folder with their addresses, sizes, digests and entity tags, so that a later run need not download them again. It
/// is a hidden file, written like every other (<see cref="FlagStore"/>).
/// </summary>
/// <remarks>
/// An entry counts only if its file has the size and the digest that the entry names. So a manifest that is missing, cut, foreign or
/// out of date costs downloads and nothing else. It is written at the end of a run; until then, a <see cref="ManifestJournal"/> has what
/// was saved. Entries stay on the disk until they are needed (<see cref="ManifestIndex"/>). If two runs end at once, the last one's
/// manifest stays: it has the entries that it found, and its own. A lost entry costs a download. Safe to use from any thread.
/// </remarks>
internal sealed class FolderManifest
{
    /// <summary>The manifest's name in its folder.</summary>
    public const string FileName = $"{TemporaryFiles.OwnPrefix}manifest.json";

    private const int BufferSize = 64 * 1024;

    private readonly FlagStore _store;
    private readonly ManifestJournal _journal;
    private readonly Lock _gate = new();
    private ManifestIndex _index;
    private Dictionary<string, string>? _owners;
    private bool _isWritten;

    private FolderManifest(FlagStore store)
    {
        _store = store;
        _journal = new ManifestJournal(store);
        _index = ManifestIndex.Read(store, _journal);
        _isWritten = !_index.HasJournals;
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
        ManifestIndex index;
        EntryLocation? location;
        lock (_gate)
        {
            index = _index;
            location = index.Find(code, named: fileName is null);
        }

        // Outside of the lock: the disk may be slow.
        return location is { } there
            && index.Read(there) is { } entry
            && (entry.Code, entry.Named) == (code, fileName is null)
            && entry.Url == address.AbsoluteUri
            && (fileName ?? entry.File) == entry.File
            && IsIntact(entry)
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
            // Only runs with names from a server ask.
            _owners ??= OwnersOf(_index.Entries);
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
        var entry = new ManifestEntry(
            code,
            address.AbsoluteUri,
            fileName,
            named,
            content.Length,
            Convert.ToHexStringLower(content.Sha256),
            (weak ? etag?[2..] : etag) ?? "",
            weak);
        lock (_gate)
        {
            Change(entry);
        }
    }

    /// <summary>Records the new name of a file that was renamed. Its first name came from the server.</summary>
    public void RecordMoved(string code, string fileName)
    {
        lock (_gate)
        {
            if (_index.Find(code, named: true) is { } location && _index.Read(location) is { } entry && entry.Code == code)
            {
                Change(entry with { File = fileName });
            }
        }
    }

    /// <summary>Writes the changes; null on success, otherwise the error. Afterwards nothing is found any more.</summary>
    public DownloadError? Save()
    {
        lock (_gate)
        {
            return _isWritten ? null : Write();
        }
    }

    // The journal keeps the change, also for Save.
    private void Change(ManifestEntry entry)
    {
        _isWritten = false;
        var isKnown = _index.Remove(entry.Code, entry.Named);
        if ((entry.IsSound || isKnown) && _journal.Append(entry) is var (offset, length))
        {
            _index.Add(entry, offset, length);
        }

        if (entry.IsSound && _owners is not null)
        {
            _owners[NameFolding.Fold(entry.File)] = entry.Code;
        }
    }

    private DownloadError? Write()
    {
        // Makes room for the index of what is on the disk now: another run may have written the manifest meanwhile.
        _index.Dispose();
        _index = ManifestIndex.Empty(_journal);
        var error = _store.Write(FileName, Write);
        _isWritten = error is null;
        if (_isWritten)
        {
            _journal.Remove();
        }
        else
        {
            _journal.Close();
        }

        return error;
    }

    private void Write(SafeFileHandle file)
    {
        // Windows replaces no file that is open.
        using var index = ManifestIndex.Read(_store, _journal);
        using var stream = new FileStream(file, FileAccess.Write, BufferSize);
        JsonSerializer.Serialize(
            stream, new ManifestDocument(ManifestDocument.CurrentSchemaVersion, index.Entries), ManifestJson.Readable.ManifestDocument);
    }

    private static Dictionary<string, string> OwnersOf(IEnumerable<ManifestEntry> entries)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            owners[NameFolding.Fold(entry.File)] = entry.Code;
        }

        return owners;
    }
}
