namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>The folder in which the runs save.</summary>
/// <remarks>
/// In memory (tmpfs) if there is enough, because pauses of a disk would be measured too. There the files of a run are deleted after their
/// check. On a disk they stay until the end: ext4 does not reuse the inode of a file that was deleted in the last seconds, and searches for
/// free ones one by one, so that a run after a deletion took up to 1.5 s longer. All default runs need 15 GB; a disk with less space gets
/// its files deleted early.
/// </remarks>
internal sealed class Scratch : IDisposable
{
    private const string SharedMemory = "/dev/shm";
    private const long EnoughMemoryBytes = 2_000_000_000;
    private const long LeastDiskBytes = 5_000_000_000;

    private readonly bool _isMemory;
    private int _folders;

    private Scratch(string parent)
    {
        FileSystem = new DriveInfo(parent).DriveFormat;
        _isMemory = FileSystem == "tmpfs";
        Root = Directory.CreateDirectory(Path.Combine(parent, $"flags-bench-{Path.GetRandomFileName()}")).FullName;
    }

    /// <summary>The folder that holds everything.</summary>
    public string Root { get; }

    /// <summary>The kind of its file system.</summary>
    public string FileSystem { get; }

    /// <summary>Creates the folder.</summary>
    /// <param name="parent">The parent folder; null for the default.</param>
    public static Scratch Make(string? parent) => new(parent ?? DefaultParent());

    /// <summary>A new and empty folder.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, $"{_folders++}")).FullName;

    /// <summary>A file of this name.</summary>
    public string FileOf(string name) => Path.Combine(Root, name);

    /// <summary>Releases a folder whose files are not needed any more.</summary>
    public void Release(string folder)
    {
        if (_isMemory || new DriveInfo(Root).AvailableFreeSpace < LeastDiskBytes)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string DefaultParent() =>
        Directory.Exists(SharedMemory) && new DriveInfo(SharedMemory).AvailableFreeSpace >= EnoughMemoryBytes ? SharedMemory : Path.GetTempPath();
}
