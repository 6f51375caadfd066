namespace FlagsDownloader.Documentation;

/// <summary>An empty folder, gone with what is made in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-docs-");

    public string FullName => _folder.FullName;

    public string At(params string[] names) => Path.Combine([FullName, .. names]);

    public void Dispose() => _folder.Delete(recursive: true);
}
