using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Flags;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class StrategyProgramTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Prepare_AStrategy_IsFlagsDownloadIntoAFolderOfItsOwn()
    {
        var contender = new Contender("first", 20) { Strategy = "eventloop", Awaits = true };
        var folder = RunFolder.Create(_root.FullName, 3, contender);
        var workload = new FlagWorkload(FlagSite.Parse("http://127.0.0.1:8000/flags"), [CountryCode.Parse("BR"), CountryCode.Parse("FR")], 2);

        var start = new StrategyProgram(contender, ["dotnet", "flags.dll"], ["--retries", "0"]).Prepare(folder, workload);

        Assert.Equal("dotnet", start.FileName);
        Assert.Equal(
            $"flags.dll download --json --strategy eventloop --max_req 20 --output {folder.Files} --retries 0 --server http://127.0.0.1:8000/flags --repeat 2 BR FR",
            string.Join(' ', start.ArgumentList));
        Assert.Equal(Path.Combine(_root.FullName, "round-3", "first@20", "files"), folder.Files);
        Assert.True(Directory.Exists(folder.Files));
    }

    [Fact]
    public void Prepare_AStrategyForAList_ReadsTheListFromItsFolder()
    {
        var contender = new Contender("eventloop", 2) { Strategy = "eventloop", Awaits = true };
        var folder = RunFolder.Create(_root.FullName, 1, contender);

        var start = new StrategyProgram(contender, ["flags"], ["--retries", "0"]).Prepare(folder, Lists.Workload("http://a.example/x\tsub/y.txt"));

        Assert.Equal(
            $"download --json --strategy eventloop --max_req 2 --output {folder.Files} --retries 0 --input {folder.List}",
            string.Join(' ', start.ArgumentList));
        Assert.Equal(["""{"url":"http://a.example/x","name":"sub/y.txt"}"""], File.ReadAllLines(folder.List));
    }

    [Fact]
    public void WarmUp_Workload_HasAsManyItemsAsTheBound()
    {
        var workload = new FlagWorkload(FlagSite.Local, [.. "BR CN FR US".Split(' ').Select(CountryCode.Parse)], 5);

        Assert.Equal(["BR", "CN"], workload.WarmUp(2).Items.Select(item => item.Label));
        Assert.Equal(4, workload.WarmUp(1000).Count);
        Assert.Equal(20, workload.Count);
    }
}
