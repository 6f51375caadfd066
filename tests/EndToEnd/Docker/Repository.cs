using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Docker;

/// <summary>The files that are not built but used as they stand.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The full path of a file of the repository.</summary>
    /// <param name="relative">From the root.</param>
    public static string PathOf(string relative) => Path.GetFullPath(relative, Root);

    private static string FindRoot()
    {
        var folder = Path.GetDirectoryName(FlagsProcess.Executable);
        while (folder is not null && !File.Exists(Path.Combine(folder, "FlagsDownloader.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"There is no FlagsDownloader.sln above {FlagsProcess.Executable}.");
    }
}
