namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>Where the runs save.</summary>
/// <remarks>
/// In memory (tmpfs) where there is room: a disk's own pauses would be measured with the programs. There a run's files go as soon
/// as they are checked. On a disk they stay until the end: ext4 does not give the place of a file that was deleted in the last
/// seconds to a new one, and looks for another one by one, so that a run after a clean-up took up to 1.5 s longer. All runs of the
/// default need 15 GB; on a disk without them files go early after all.
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

    /// <summary>What kind of file system it is on.</summary>
    public string FileSystem { get; }

    /// <summary>Makes it.</summary>
    /// <param name="parent">Where; null for the default.</param>
    public static Scratch Make(string? parent) => new(parent ?? DefaultParent());

    /// <summary>A new and empty folder.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, $"{_folders++}")).FullName;

    /// <summary>A file of this name.</summary>
    public string FileOf(string name) => Path.Combine(Root, name);

    /// <summary>Gives a folder up whose files are not needed any more.</summary>
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
