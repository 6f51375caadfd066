namespace FlagsDownloader.Testing;

/// <summary>An empty folder for a test, which is deleted after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-test-");

    public string FullName => _folder.FullName;

    /// <summary>The sorted names of all files in the folder, including hidden ones.</summary>
    public IReadOnlyList<string> FileNames =>
        [.. Directory.EnumerateFileSystemEntries(FullName).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Returns the path of a file in the folder or in a subfolder.</summary>
    public string At(params string[] names) => Path.Combine([FullName, .. names]);

    public void Dispose() => _folder.Delete(recursive: true);
}
