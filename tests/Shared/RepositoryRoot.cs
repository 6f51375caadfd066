namespace FlagsDownloader.Testing;

/// <summary>The repository of these tests.</summary>
internal static class RepositoryRoot
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Returns the full path of a file in the repository.</summary>
    /// <param name="relative">The path from the root.</param>
    public static string PathOf(string relative) => Path.GetFullPath(relative, Folder);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FlagsDownloader.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No repository above {AppContext.BaseDirectory}.");
    }
}
