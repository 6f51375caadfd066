using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Storage;

public sealed class FlagStoreFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FlagStore_APathThatIsAFile_IsRefused()
    {
        File.WriteAllText(_folder.At("file"), "");

        Assert.Throws<IOException>(() => new FlagStore(_folder.At("file")));
    }

    [Fact]
    public void Save_TargetIsAFolder_FailsAndLeavesNothing()
    {
        Directory.CreateDirectory(_folder.At("BR.gif"));

        var error = new FlagStore(_folder.FullName).Save("BR.gif", Gif.Pixel);

        Assert.Equal((DownloadPhase.Save, DownloadCause.SaveFailed), (error!.Phase, error.Cause));
        Assert.Equal(["BR.gif"], _folder.FileNames);
    }

    [Fact]
    public void Save_MissingFolder_FailsEachTimeWithTheSameMessage()
    {
        var store = new FlagStore(_folder.At("output"));
        Assert.Null(store.Save("BR.gif", Gif.Pixel));
        Directory.Delete(store.Folder, recursive: true);

        var errors = new[] { "BR.gif", "US.gif", "BR.gif" }.Select(name => store.Save(name, Gif.Pixel)).ToList();

        // The same message, so that a report shows 194 of them in one line.
        Assert.Single(errors.Distinct());
        Assert.Equal((DownloadPhase.Save, DownloadCause.SaveFailed), (errors[0]!.Phase, errors[0]!.Cause));
        Assert.Contains(store.Folder, errors[0]!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", errors[0]!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_FolderRestored_Recovers()
    {
        var store = new FlagStore(_folder.At("output"));
        Directory.Delete(store.Folder);
        Assert.NotNull(store.Save("BR.gif", Gif.Pixel));
        Directory.CreateDirectory(store.Folder);

        Assert.Null(store.Save("BR.gif", Gif.Pixel));
    }

    [Theory]
    [InlineData("../BR.gif")]
    [InlineData("sub/../BR.gif")]
    [InlineData("sub//BR.gif")]
    [InlineData("sub/")]
    [InlineData("sub/.flags-manifest.json")]
    [InlineData(".flags-folder/BR.gif")]
    [InlineData("/tmp/BR.gif")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\0b")]
    [InlineData(".flags-manifest.json")]
    [InlineData(".FLAGS-0123456789ab-1.part")]
    public void Save_NotAFileName_Throws(string fileName)
    {
        var store = new FlagStore(_folder.At("output"));

        Assert.Throws<ArgumentException>(() => store.Save(fileName, Gif.Pixel));

        Assert.Equal(["output"], _folder.FileNames);
    }

    [Fact]
    public void Save_MissingFolder_IsARefusalUntilASaveSucceeds()
    {
        var store = new FlagStore(_folder.At("output"));
        Assert.Null(store.Refusal);
        Directory.Delete(store.Folder);

        var error = store.Save("BR.gif", Gif.Pixel);
        Assert.Equal(error, store.Refusal);

        Directory.CreateDirectory(store.Folder);
        Assert.Null(store.Save("BR.gif", Gif.Pixel));
        Assert.Null(store.Refusal);
    }

    [Fact]
    public void Save_TargetIsAFolder_IsNoRefusalOfOtherFiles()
    {
        var store = new FlagStore(_folder.FullName);
        Directory.CreateDirectory(_folder.At("BR.gif"));
        Directory.CreateDirectory(_folder.At("US.gif"));

        var errors = new[] { store.Save("BR.gif", Gif.Pixel), store.Save("US.gif", Gif.Pixel) };

        Assert.Null(store.Refusal);
        Assert.Single(errors.Distinct());
    }

    [Fact]
    public void ProbeWritable_AFolder_LeavesNothing()
    {
        new FlagStore(_folder.FullName).ProbeWritable();

        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public void ProbeWritable_AFolderThatIsGone_Throws()
    {
        var store = new FlagStore(_folder.At("output"));
        Directory.Delete(store.Folder);

        Assert.ThrowsAny<IOException>(store.ProbeWritable);
    }
}
