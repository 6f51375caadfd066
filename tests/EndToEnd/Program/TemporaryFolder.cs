namespace FlagsDownloader.EndToEnd.Program;

/// <summary>A folder for one test, which is deleted at its end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("flags-test-").FullName;

    public string Of(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
