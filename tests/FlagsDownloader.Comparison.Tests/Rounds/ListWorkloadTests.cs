using System.Runtime.Versioning;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Items;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class ListWorkloadTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Files_ARepeatedAddress_IsOneFileUnlessItsHeadersDiffer()
    {
        var workload = Lists.Workload(
            """
            http://a.example/x
            http://a.example/x
            {"url": "http://a.example/x", "headers": {"Accept": "text/plain"}}
            http://b.example/x
            """);

        Assert.Equal([2, 1, 1], workload.Files.Select(file => file.Times));
        Assert.Equal(["http://a.example/x", "http://a.example/x#2"], workload.Files[0].Labels);
        Assert.Equal(4, workload.Count);
        Assert.True(workload.HasHeaders);
        Assert.False(workload.IsLoopback);
    }

    [Fact]
    public void WarmUp_ASmallerBound_IsTheBeginningOfTheList()
    {
        var workload = Lists.Workload("http://127.0.0.1/1\nhttp://[::1]/2\nhttp://localhost/3");

        Assert.Equal(["http://127.0.0.1/1", "http://[::1]/2"], workload.WarmUp(2).Items.Select(item => item.Label));
        Assert.Equal(3, workload.WarmUp(30).Count);
        Assert.True(workload.IsLoopback);
    }

    [Fact]
    public void WriteArguments_AnyList_IsReadAsTheSameItems()
    {
        var workload = Lists.Workload(
            """
            http://a.example/a.png
            http://b.example/a.png
            {"url": "http://a.example/é?x=[1]&y={2}", "name": "sub/ü.txt", "size": 3, "headers": {"X-Key": "a \"b\" \\c"}}
            """);
        var folder = RunFolder.Create(_root.FullName, 1, new Contender("eventloop", 1));

        workload.WriteArguments(folder);

        var again = Lists.Workload(File.ReadAllText(folder.List));
        Assert.Equal(workload.Items.Select(Describe), again.Items.Select(Describe));
        Assert.Equal(["a.png", "a~2.png", "sub/ü.txt"], again.Items.Select(item => item.FileName));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Write_Lists_AreForTheirOwnerAloneAndCanBeRemoved()
    {
        var folder = RunFolder.Create(_root.FullName, 1, new Contender("eventloop", 1));
        Lists.Workload("http://a.example/x", RequestHeader.Parse("X-Key: secret")).WriteArguments(folder);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.List));

        folder.RemoveLists();

        Assert.False(File.Exists(folder.List));
        Assert.True(Directory.Exists(folder.Files));
    }

    private static string Describe(DownloadItem item) =>
        $"{item.Label} {item.FileName} {item.Size} {string.Join(',', item.Headers.Select(header => header.Value))}";
}
