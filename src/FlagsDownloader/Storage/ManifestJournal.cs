using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

/// <summary>
/// The files that a run has saved, a line of JSON each, until the folder's manifest has them. A run that is killed leaves its journal, and
/// the next run reads it.
/// </summary>
/// <remarks>
/// Each run has a journal of its own, so that runs on several machines do not write into one file. The handle that writes it locks it, as
/// with <see cref="TemporaryFiles"/>: one that can be locked has no writer. An entry that is
/// not sound says that the item has none any more. Not safe to use from several threads.
/// </remarks>
/// <param name="store">The folder.</param>
internal sealed class ManifestJournal(FlagStore store)
{
    private const string Prefix = $"{TemporaryFiles.OwnPrefix}manifest-";
    private const string Suffix = ".jsonl";
    private const byte LineEnd = (byte)'\n';

    private long _length;

    /// <summary>Its path.</summary>
    public string Path { get; } = store.PathOf($"{Prefix}{Guid.NewGuid():N}{Suffix}");

    /// <summary>The open file; null before the first entry, and after <see cref="Close"/>.</summary>
    public SafeFileHandle? File { get; private set; }

    /// <summary>Writes an entry; null if it cannot be written, which costs one download.</summary>
    /// <returns>The offset and the number of its bytes.</returns>
    public (long Offset, int Length)? Append(ManifestEntry entry)
    {
        try
        {
            File ??= System.IO.File.OpenHandle(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, ManifestJson.Lines.ManifestEntry), LineEnd];
            RandomAccess.Write(File, line, _length);
            var written = (_length, line.Length);
            _length += line.Length;
            return written;
        }
        catch (Exception exception) when (SaveFailure.IsExpected(exception))
        {
            // The next line replaces a part of this one.
            return null;
        }
    }

    /// <summary>Reads the entries of a journal. A line that is not whole ends it.</summary>
    /// <param name="file">The journal.</param>
    /// <param name="found">Takes each entry, its offset in the file, and its length in bytes.</param>
    public static void Read(SafeFileHandle file, Action<ManifestEntry, long, int> found)
    {
        try
        {
            var window = new FileWindow(file);
            do
            {
                while (window.Unread.IndexOf(LineEnd) is var end and >= 0)
                {
                    if (ManifestEntry.Parse(window.Unread[..end]) is not { } entry)
                    {
                        return;
                    }

                    found(entry, window.Offset, end);
                    window.Advance(end + 1);
                }
            }
            while (window.ReadMore());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What was read counts.
        }
    }

    /// <summary>Ends this journal.</summary>
    public void Close()
    {
        File?.Dispose();
        File = null;
    }

    /// <summary>Ends this journal, and removes it and those of runs that have ended: the manifest has their entries.</summary>
    public void Remove()
    {
        Close();
        foreach (var path in Paths(store))
        {
            TemporaryFiles.RemoveIfUnlocked(path);
        }
    }

    /// <summary>The paths of all journals in a folder, the latest last.</summary>
    public static IReadOnlyList<string> Paths(FlagStore store)
    {
        try
        {
            return [.. Directory.EnumerateFiles(store.Folder, $"{Prefix}*{Suffix}").OrderBy(System.IO.File.GetLastWriteTimeUtc)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
