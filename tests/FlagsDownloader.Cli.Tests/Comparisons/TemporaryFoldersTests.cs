using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class TemporaryFoldersTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void RemoveAbandoned_FolderOfARunningComparison_Stays()
    {
        var (path, held) = TemporaryFolders.Create(_root.FullName);
        using (held)
        {
            TemporaryFolders.RemoveAbandoned(_root.FullName);

            Assert.True(Directory.Exists(path));
        }
    }

    [Fact]
    public void RemoveAbandoned_FolderOfAnEndedComparison_IsRemoved()
    {
        var (path, held) = TemporaryFolders.Create(_root.FullName);
        Directory.CreateDirectory(Path.Combine(path, "round-1", "curl@3"));
        File.WriteAllText(Path.Combine(path, "round-1", "curl@3", "BR.gif"), "x");
        held.Dispose();

        TemporaryFolders.RemoveAbandoned(_root.FullName);

        Assert.Empty(_root.FileNames);
    }

    [Fact]
    public void RemoveAbandoned_AnotherFolder_Stays()
    {
        Directory.CreateDirectory(_root.At("flags-compare-without-a-lock"));
        Directory.CreateDirectory(_root.At("another"));
        File.WriteAllText(_root.At("another", ".lock"), "");
        Directory.CreateSymbolicLink(_root.At("flags-compare-link"), _root.At("another"));

        TemporaryFolders.RemoveAbandoned(_root.FullName);

        Assert.Equal(["another", "flags-compare-link", "flags-compare-without-a-lock"], _root.FileNames);
        Assert.True(File.Exists(_root.At("another", ".lock")));
    }

    [Fact]
    public void Remove_FoldersWithoutPermissions_AreRemovedAndLinksAreNotFollowed()
    {
        var inner = Directory.CreateDirectory(_root.At("flags", "no", "deeper")).FullName;
        File.WriteAllText(Path.Combine(inner, "file"), "x");
        File.WriteAllText(_root.At("kept"), "x");
        Directory.CreateSymbolicLink(_root.At("flags", "link"), _root.FullName);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_root.At("flags", "no"), UnixFileMode.None);
        }

        FolderRemoval.Remove(_root.At("flags"));

        Assert.Equal(["kept"], _root.FileNames);
    }
}
