namespace FlagsDownloader.Bench.Downloads;

/// <summary>The folder in which the runs save. It is deleted at the end, not after each run.</summary>
/// <remarks>
/// ext4 does not reuse the inode of a file that was deleted in the last seconds, and searches for free ones one by one: a run after the
/// deletion of thousands of files took up to 1.5 s longer.
/// </remarks>
internal static class Scratch
{
    private static readonly string Root = Directory.CreateTempSubdirectory("flags-bench-").FullName;
    private static int _folders;

    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, $"{_folders++}")).FullName;

    public static void Remove() => Directory.Delete(Root, recursive: true);
}
