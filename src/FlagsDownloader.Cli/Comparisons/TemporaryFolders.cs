using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>The temporary folders of comparisons, and the removal of those that nobody needs any more.</summary>
/// <remarks>
/// As long as a comparison lives it holds a lock on a file in its folder (<see cref="FileShare.None"/>: flock(2)). The kernel
/// ends the lock with the process, however that ends: so a folder whose file can be locked is a dead comparison's.
/// </remarks>
internal static partial class TemporaryFolders
{
    private const string Prefix = "flags-compare-";
    private const string LockName = ".lock";
    private const int MaxAttempts = 10;

    private static readonly EnumerationOptions Hidden = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>Makes a folder.</summary>
    /// <param name="root">Where.</param>
    /// <returns>Its path, and the lock to be disposed with it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static (string Path, IDisposable Lock) Create(string root)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = Path.Combine(root, $"{Prefix}{Guid.NewGuid():N}");
            CreateForOwner(folder);
            var file = Path.Combine(folder, LockName);
            try
            {
                var handle = File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                // Before it was locked, another comparison may have taken it for a dead one's.
                if (File.Exists(file))
                {
                    return (folder, handle);
                }

                handle.Dispose();
            }
            catch (IOException) when (attempt < MaxAttempts)
            {
                // As above, a moment later.
            }
        }
    }

    /// <summary>Removes what dead comparisons of the same user left. What cannot be removed stays.</summary>
    /// <param name="root">Where.</param>
    public static void RemoveAbandoned(string root)
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(root, $"{Prefix}*", Hidden).Where(IsOwn))
            {
                RemoveIfAbandoned(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whether the folder can be used at all is found out elsewhere.
        }
    }

    private static void RemoveIfAbandoned(string folder)
    {
        try
        {
            // One without the file has just been made, or is not of this version: it stays.
            using var held = File.OpenHandle(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            FolderRemoval.Remove(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Locked by the comparison that lives, or gone meanwhile.
        }
    }

    private static void CreateForOwner(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // A folder of another user's in the same place may be made to lead somewhere else while it is being removed.
    private static bool IsOwn(string folder) =>
        new DirectoryInfo(folder).LinkTarget is null
        && (!OperatingSystem.IsLinux() || (Status(CurrentFolder, folder, NoFollow, BasicStatus, out var status) == 0 && status.UserId == EffectiveUserId()));

    // statx(2): unlike that of stat(2), its structure is the same on all processors.
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStatus = 0x7FF;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, out FileStatus status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUserId();

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(20)]
        public uint UserId;
    }
}
