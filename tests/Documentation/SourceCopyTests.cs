using FlagsDownloader.Documentation.Building;
using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation;

/// <summary>Applying a page's blocks to a copy of the sources.</summary>
public sealed class SourceCopyTests : IDisposable
{
    private const string Target = "src/FlagsDownloader/Downloaders/IDownloader.cs";

    private readonly SourceCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Apply_Diff_ChangesWhatItSays()
    {
        _copy.Apply(Block("diff", " public interface IDownloader", "-{", "+{ // changed"));

        Assert.Equal(
            File.ReadAllText(Repository.PathOf(Target)).Replace("IDownloader\n{", "IDownloader\n{ // changed", StringComparison.Ordinal),
            File.ReadAllText(Path.Combine(_copy.Root, Target)));
        Assert.DoesNotContain("changed", File.ReadAllText(Repository.PathOf(Target)), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_DiffOfLinesThatAreNotThere_IsRefused() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(
        () => _copy.Apply(Block("diff", " public interface IUploader", "+// changed")));

    [Fact]
    public void Apply_File_IsWritten()
    {
        _copy.Apply(Block("csharp", "// new") with { File = "src/New/File.cs" });

        Assert.Equal("// new\n", File.ReadAllText(Path.Combine(_copy.Root, "src/New/File.cs")));
    }

    private static Fence Block(string language, params string[] lines) => new("docs/page.md", 1, "", language, Target, lines);
}
