using System.Buffers;

namespace FlagsDownloader.Storage;

/// <summary>The names of files that are not whole yet, and the removal of those that nobody will finish.</summary>
/// <remarks>
/// A file is written by one handle that has it locked (<see cref="FileShare.None"/>: flock(2), or LockFileEx on Windows). A
/// lock ends with the process that holds it, however that ends: so a file that can be locked has no writer. A process id in
/// the name would not tell as much: ids are given again, and mean nothing to another container on the same volume. Between
/// containers of one machine, and over NFS, the lock holds as well; on a file system that knows no locks, a run that
/// begins may take a file from one under way, which then writes it once more (<see cref="WasTaken"/>).
/// </remarks>
internal sealed class TemporaryFiles(string folder)
{
    /// <summary>How the name of every file begins that this program keeps in a folder for itself.</summary>
    public const string OwnPrefix = ".flags-";

    private const string Suffix = ".part";
    private const int MarkLength = 12;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: .NET hands the system's own number on.
    private static readonly int[] LockedByAnother = [11, 35, unchecked((int)0x80070020)];

    // Not the process's id: in a container that is 1 in every run. Not the file's name: it may be as long as names can be.
    private readonly string _mark = Guid.NewGuid().ToString("N")[..MarkLength];
    private int _last;

    /// <summary>A path that no other call gets, in this process or another. Hidden.</summary>
    public string NewPath() => Path.Combine(folder, $"{OwnPrefix}{_mark}-{Interlocked.Increment(ref _last)}{Suffix}");

    /// <summary>
    /// Whether a write failed because a run that began at this moment took the file for a leftover: before it was locked, or
    /// between the end of the lock and the file's final name.
    /// </summary>
    public bool WasTaken(Exception exception) =>
        LockedByAnother.Contains(exception.HResult) || (exception is FileNotFoundException && Directory.Exists(folder));

    /// <summary>Removes what dead runs left in the folder, and returns how many files that were. Nothing else is touched.</summary>
    public int RemoveAbandoned()
    {
        try
        {
            return Directory.EnumerateFiles(folder, $"{OwnPrefix}*")
                .Where(path => IsOwnName(Path.GetFileName(path.AsSpan())))
                .Count(IsAbandonedAndGone);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed keeps what is in it; whether it can be written to is asked elsewhere.
            return 0;
        }
    }

    /// <summary>Removes a file of one's own that came to nothing.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder that refused the file may refuse this too; the error that is reported is the first one.
        }
    }

    private static bool IsAbandonedAndGone(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Locked by the run that writes it, or finished or removed meanwhile.
            return false;
        }
    }

    // Exactly as NewPath makes them.
    private static bool IsOwnName(ReadOnlySpan<char> name)
    {
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
