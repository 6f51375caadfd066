namespace FlagsDownloader.Bench.Downloads;

/// <summary>Where the runs save. All is removed at the end, not after each run.</summary>
/// <remarks>
/// ext4 does not give the place of a file that was deleted in the last seconds to a new one, and looks for another one by one:
/// a run after a clean-up of thousands of files took up to 1.5 s longer.
/// </remarks>
internal static class Scratch
{
    private static readonly string Root = Directory.CreateTempSubdirectory("flags-bench-").FullName;
    private static int _folders;

    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, $"{_folders++}")).FullName;

    public static void Remove() => Directory.Delete(Root, recursive: true);
}
