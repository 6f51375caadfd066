namespace FlagsDownloader.Testing;

/// <summary>An empty folder for a test, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-test-");

    public string FullName => _folder.FullName;

    /// <summary>The names of all files in it, hidden ones too, sorted.</summary>
    public IReadOnlyList<string> FileNames =>
        [.. Directory.EnumerateFileSystemEntries(FullName).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The path of a file in it, or in a folder of it.</summary>
    public string At(params string[] names) => Path.Combine([FullName, .. names]);

    public void Dispose() => _folder.Delete(recursive: true);
}
