using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>
/// Finds the entries of a folder's manifest where they are on the disk: in the manifest, in the journals of runs that were killed or are not
/// done, and in this run's own. In memory it has some 36 bytes for each, and twice that while it grows.
/// </summary>
/// <remarks>
/// The files stay open: another run may replace the manifest, and remove journals. Only <see cref="Read(EntryLocation)"/> and
/// <see cref="Entries"/> may be used from several threads.
/// </remarks>
internal sealed class ManifestIndex : IDisposable
{
    // The number of the own journal, which belongs to the run.
    private const int Own = -1;

    private readonly ManifestJournal _own;
    private readonly List<SafeFileHandle> _files = [];

    // By 8 bytes of a digest. If two keys had the same, one entry would be lost, which costs a download.
    private readonly Dictionary<ulong, EntryLocation> _locations = [];

    private ManifestIndex(ManifestJournal own) => _own = own;

    /// <summary>Whether entries were found that the manifest does not have.</summary>
    public bool HasJournals { get; private set; }

    /// <summary>All entries, each read when it is needed. Those that cannot be read are left out.</summary>
    public IEnumerable<ManifestEntry> Entries => _locations.Values.Select(Read).OfType<ManifestEntry>();

    /// <summary>An index that finds nothing.</summary>
    /// <param name="own">The journal of this run.</param>
    public static ManifestIndex Empty(ManifestJournal own) => new(own);

    /// <summary>Reads the manifest of a folder, if there is one that can be read, and the journals.</summary>
    /// <param name="store">The folder.</param>
    /// <param name="own">The journal of this run.</param>
    public static ManifestIndex Read(FlagStore store, ManifestJournal own)
    {
        var index = new ManifestIndex(own);
        index.ReadManifest(store.PathOf(FolderManifest.FileName));
        foreach (var path in ManifestJournal.Paths(store))
        {
            index.ReadJournal(path);
        }

        return index;
    }

    /// <summary>Where an item's entry is; null if it has none.</summary>
    public EntryLocation? Find(string code, bool named) => _locations.TryGetValue(KeyOf(code, named), out var location) ? location : null;

    /// <summary>The entry at a location; null if it is not there any more.</summary>
    public ManifestEntry? Read(EntryLocation location)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(location.Length);
        try
        {
            var bytes = buffer.AsSpan(0, location.Length);
            var file = location.File == Own ? _own.File : _files[location.File];
            return file is not null
                && RegularFile.Fill(file, bytes, location.Offset) == bytes.Length
                && ManifestEntry.Parse(bytes) is { IsSound: true } entry
                    ? entry
                    : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Adds an entry that the own journal has just got. One that is not sound removes the earlier entry of its item.</summary>
    public void Add(ManifestEntry entry, long offset, int length) => Add(entry, offset, length, Own);

    /// <summary>Forgets an item's entry; whether it had one.</summary>
    public bool Remove(string code, bool named) => _locations.Remove(KeyOf(code, named));

    /// <summary>Closes the files.</summary>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static ulong KeyOf(string code, bool named) => (ulong)TextDigest.Compute(code) ^ (named ? 1UL : 0);

    private void Add(ManifestEntry entry, long offset, int length, int file)
    {
        if (entry.IsSound)
        {
            _locations[KeyOf(entry.Code, entry.Named)] = new EntryLocation(offset, length, file);
        }
        else if (entry.Code is not null)
        {
            Remove(entry.Code, entry.Named);
        }
    }

    private void ReadManifest(string path)
    {
        if (Open(path) is not { } file)
        {
            return;
        }

        _files.Add(file);
        if (!ManifestReader.TryRead(file, (entry, offset, length) => Add(entry, offset, length, file: 0)))
        {
            _locations.Clear();
        }
    }

    private void ReadJournal(string path)
    {
        if (_own.Path == path && _own.File is { } own)
        {
            ReadJournal(own, Own);
        }
        else if (Open(path) is { } file)
        {
            _files.Add(file);
            ReadJournal(file, _files.Count - 1);
        }
    }

    private void ReadJournal(SafeFileHandle file, int number) => ManifestJournal.Read(file, (entry, offset, length) =>
    {
        Add(entry, offset, length, number);
        HasJournals = true;
    });

    private static SafeFileHandle? Open(string path)
    {
        try
        {
            return RegularFile.SizeOf(path) > 0 ? RegularFile.Open(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
