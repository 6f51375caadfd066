using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Creates the temporary folders of comparisons, and removes abandoned ones.</summary>
/// <remarks>
/// A running comparison holds a lock on a file in its folder (<see cref="FileShare.None"/>: flock(2)). The kernel releases the
/// lock when the process ends, even by <c>kill -9</c>. So a folder whose file can be locked is abandoned.
/// </remarks>
internal static partial class TemporaryFolders
{
    private const string Prefix = "flags-compare-";
    private const string LockName = ".lock";
    private const int MaxAttempts = 10;

    private static readonly EnumerationOptions Hidden = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>Creates a folder.</summary>
    /// <param name="root">The folder that contains it.</param>
    /// <returns>Its path, and its lock, which the caller disposes.</returns>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not create it.</exception>
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
                // Before it was locked, another comparison may have removed it as abandoned.
                if (File.Exists(file))
                {
                    return (folder, handle);
                }

                handle.Dispose();
            }
            catch (IOException) when (attempt < MaxAttempts)
            {
                // The same, a moment later.
            }
        }
    }

    /// <summary>Removes the same user's abandoned folders, except those that cannot be removed.</summary>
    /// <param name="root">The folder that contains it.</param>
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
            // If the folder cannot be used at all, Create reports it.
        }
    }

    private static void RemoveIfAbandoned(string folder)
    {
        try
        {
            // A folder without the file stays: it has just been created, or is from another version.
            using var held = File.OpenHandle(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            FolderRemoval.Remove(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A running comparison has locked it, or it has just been removed.
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

    // Another user could replace a folder with a link while it is being removed.
    private static bool IsOwn(string folder) =>
        new DirectoryInfo(folder).LinkTarget is null
        && (!OperatingSystem.IsLinux() || (Status(CurrentFolder, folder, NoFollow, BasicStatus, out var status) == 0 && status.UserId == EffectiveUserId()));

    // statx(2) has the same layout on every processor, unlike stat(2).
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
