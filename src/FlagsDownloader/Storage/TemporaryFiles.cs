using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace FlagsDownloader.Storage;

/// <summary>Creates names for files that are not whole yet, and removes the files of runs that have ended.</summary>
/// <remarks>
/// The handle that writes a file locks it (<see cref="FileShare.None"/>: flock(2), or LockFileEx on Windows). The lock ends with the
/// process, even if that is killed. So a file that can be locked has no writer. A process id in the name would say less: ids are
/// used again, and have no meaning in another container with the same volume. The lock works between containers of one machine and
/// over NFS. On a file system without locks, a run that begins may remove the file of another one, which then writes it again
/// (<see cref="WasTaken"/>).
/// </remarks>
internal sealed class TemporaryFiles(string folder)
{
    /// <summary>The first part of the name of the program's own files in a folder.</summary>
    public const string OwnPrefix = ".flags-";

    private const string Suffix = ".part";
    private const string KeptSuffix = ".kept";
    private const string NoteSuffix = ".json";
    private const int KeptMarkBytes = 16;
    private const int MarkLength = 12;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: .NET passes the system's number on.
    private static readonly int[] LockedByAnother = [11, 35, unchecked((int)0x80070020)];

    // Random. The process id is 1 in every container, and the file's name may have the maximal length already.
    private readonly string _mark = Guid.NewGuid().ToString("N")[..MarkLength];
    private int _last;

    /// <summary>A path of a hidden file that no other call gets, in this process or another.</summary>
    public string NewPath() => Path.Combine(folder, $"{OwnPrefix}{_mark}-{Interlocked.Increment(ref _last)}{Suffix}");

    /// <summary>The path of a hidden file for a part of a file, which a later run finds again.</summary>
    /// <param name="fileName">The final name of the file.</param>
    public string KeptPath(string fileName) => Path.Combine(
        folder,
        $"{OwnPrefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fileName)).AsSpan(0, KeptMarkBytes))}{KeptSuffix}");

    /// <summary>The path of the note that belongs to <see cref="KeptPath"/>.</summary>
    public static string NotePathOf(string keptPath) => $"{keptPath}{NoteSuffix}";

    /// <summary>
    /// Whether a write failed because a run that began at this moment removed the file as a leftover: before it was locked, or
    /// between the end of the lock and the rename.
    /// </summary>
    public bool WasTaken(Exception exception) =>
        LockedByAnother.Contains(exception.HResult) || (exception is FileNotFoundException && Directory.Exists(folder));

    /// <summary>Removes the temporary files of runs that have ended, and returns their number. Other files stay.</summary>
    /// <param name="withKept">Whether also those that a later run can continue.</param>
    public int RemoveAbandoned(bool withKept)
    {
        try
        {
            RemoveOrphanedNotes();
            return Directory.EnumerateFiles(folder, $"{OwnPrefix}*")
                .Where(path => IsOwnName(Path.GetFileName(path.AsSpan()), withKept))
                .Count(RemoveIfUnlocked);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The files of a folder that cannot be listed stay. FlagStore checks whether the folder can be written to.
            return 0;
        }
    }

    /// <summary>Removes a file of the caller's own.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder may refuse this like the write before it. The first error is the one to report.
        }
    }

    // A part is created before its note, and removed before it.
    private void RemoveOrphanedNotes()
    {
        foreach (var note in Directory.EnumerateFiles(folder, $"{OwnPrefix}*{KeptSuffix}{NoteSuffix}"))
        {
            var part = note[..^NoteSuffix.Length];
            if (IsOwnName(Path.GetFileName(part.AsSpan()), withKept: true) && !File.Exists(part))
            {
                Remove(note);
            }
        }
    }

    /// <summary>Removes a file that no process is writing; whether it did.</summary>
    /// <param name="path">The file.</param>
    public static bool RemoveIfUnlocked(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
            if (path.EndsWith(KeptSuffix, StringComparison.Ordinal))
            {
                Remove(NotePathOf(path));
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file is locked by the run that writes it, or it was renamed or removed meanwhile.
            return false;
        }
    }

    // Whether a name has exactly the form of NewPath, or of KeptPath.
    private static bool IsOwnName(ReadOnlySpan<char> name, bool withKept)
    {
        if (name.EndsWith(KeptSuffix, StringComparison.Ordinal))
        {
            return withKept
                && name.Length == OwnPrefix.Length + (2 * KeptMarkBytes) + KeptSuffix.Length
                && !name[OwnPrefix.Length..^KeptSuffix.Length].ContainsAnyExcept(LowerHex);
        }

        if (!name.StartsWith(OwnPrefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var middle = name[OwnPrefix.Length..^Suffix.Length];
        return middle.Length > MarkLength + 1
            && middle[MarkLength] == '-'
            && !middle[..MarkLength].ContainsAnyExcept(LowerHex)
            && !middle[(MarkLength + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
