namespace FlagsDownloader.Testing;

/// <summary>The repository that these tests were built in.</summary>
internal static class RepositoryRoot
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The full path of a file of it.</summary>
    /// <param name="relative">From the root.</param>
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
