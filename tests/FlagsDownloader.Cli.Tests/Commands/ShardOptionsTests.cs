using System.Text.Json;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Items;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>The options <c>--shard</c> and <c>--shards</c>.</summary>
public sealed class ShardOptionsTests : IDisposable
{
    private const string Write = "write I/N, with I from 1 to N, such as 3/8";
    private static readonly string[] Names = [.. Enumerable.Range(1, 9).Select(number => $"{number}.gif")];

    private readonly ScriptedServer _server = new(ScriptedAnswer.Ok(Gif.Pixel));
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("--shard 3/2", $"'3/2' is not a shard: {Write}")]
    [InlineData("--shard 0/4", $"'0/4' is not a shard: {Write}")]
    [InlineData("--shard a", $"'a' is not a shard: {Write}")]
    [InlineData("--shard 1/0", $"'1/0' is not a shard: {Write}")]
    [InlineData("--shard", "--shard needs a value: write --shard and an I/N")]
    [InlineData("--shard 1/2 --shard 2/2", "--shard is given 2 times: write it once")]
    [InlineData("--shards 4", "--shards is for --shard auto: write --shard I/N, or --shard auto")]
    [InlineData("--shard 1/4 --shards 4", "--shards is for --shard auto: write --shard I/N, or --shard auto")]
    [InlineData("--shard auto --shards 0", "--shards cannot be '0': write a whole number from 1 to 1000000")]
    public void Download_NoSuchShard_IsOneLineThatSaysWhatToWrite(string options, string line)
    {
        var run = CommandRun.Execute(["download", .. options.Split(' ')]);

        Assert.Equal((ExitCode.Usage, $"flags: {line}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Theory]
    [InlineData("-a", 194)]
    [InlineData("-l 7 --repeat 5", 35)]
    public void Read_Flags_TheShardsAddUpToTheList(string selection, int items)
    {
        var shards = Enumerable.Range(1, 5).Select(index => Read([.. selection.Split(' '), "--shard", $"{index}/5"])).ToList();

        Assert.Equal(items, shards.Sum(options => options.ItemCount));
        Assert.All(shards, options => Assert.Equal((items, shards[0].Shard!.List), (options.Shard!.ListSize, options.Shard.List)));
    }

    [Fact]
    public void Read_TheSameFlagsFromAnotherServer_AreTheSameShard() =>
        Assert.Equal(Read("-a", "--shard", "2/3").Shard, Read("-a", "--shard", "2/3", "-s", "http://127.0.0.1:9/flags").Shard);

    [Fact]
    public void Read_Addresses_TheyKeepTheNamesOfTheWholeList()
    {
        string[] addresses = [.. Enumerable.Range(1, 20).Select(number => $"http://h{number}/a.gif")];
        var whole = Read(addresses).Addresses!.Items;

        var shards = Enumerable.Range(1, 3).SelectMany(index => Read([.. addresses, "--shard", $"{index}/3"]).Addresses!.Items);

        Assert.Equal(
            whole.Select(item => (item.Label, item.FileName)).Order(), shards.Select(item => (item.Label, item.FileName)).Order());
    }

    [Fact]
    public void Download_EachShard_DownloadsItsPartAndAllTogetherTheList()
    {
        string[] codes = ["BR", "CN", "DE", "EG", "ET", "FR", "IN", "PK", "US"];
        for (var index = 1; index <= 3; index++)
        {
            var before = _server.Requests.Count;
            var run = CommandRun.Execute(["download", .. codes, "-s", $"{_server.Address}", "-o", _folder.FullName, "--shard", $"{index}/3"]);

            Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
            Assert.Contains($"\nShard {index} of 3: {_server.Requests.Count - before} of the 9 items.\n", run.Output, StringComparison.Ordinal);
        }

        Assert.Equal(codes.Select(code => $"{code}.gif"), _folder.FileNames);
        Assert.Equal(codes.Length, _server.Requests.Count);
    }

    [Fact]
    public void Download_AShardWithJson_SaysWhichOfWhichList()
    {
        using var document = JsonDocument.Parse(Execute("--json", "--shard", "2/3").Output);

        var shard = document.RootElement.GetProperty("shard");
        Assert.Equal((2, 3, 9), (shard.GetProperty("index").GetInt32(), shard.GetProperty("count").GetInt32(), shard.GetProperty("list_size").GetInt32()));
        Assert.Equal(ListDigest.Compute(Names.Select(name => _server.At(name).AbsoluteUri)), shard.GetProperty("list").GetString());
        Assert.Equal(9, document.RootElement.GetProperty("options").GetProperty("addresses").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Download_AnEmptyShard_IsDoneAndItsOutputsAreWritten(bool json)
    {
        var failures = _folder.At("failed.jsonl");
        File.WriteAllText(failures, "old");
        var empty = Enumerable.Range(1, 1_000).First(index => !new Shard(index, 1_000).Contains("BR"));
        var line = $"Nothing to download: shard {empty} of 1000 has none of the 1 item.\n";

        var run = CommandRun.Execute(
            ["download", "BR", "-s", "http://127.0.0.1:1/flags", "--shard", $"{empty}/1000", "--failures", failures, .. json ? ["--json"] : Array.Empty<string>()]);

        Assert.Equal((ExitCode.Success, json ? line : ""), (run.ExitCode, run.Errors));
        Assert.Empty(File.ReadAllText(failures));
        if (!json)
        {
            Assert.Equal(line, run.Output);
            return;
        }

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(0, document.RootElement.GetProperty("outcomes").GetArrayLength());
        Assert.Equal(empty, document.RootElement.GetProperty("shard").GetProperty("index").GetInt32());
    }

    [Fact]
    public void Download_WhatFailedInShards_IsRetriedInShards()
    {
        var list = _folder.At("failed.jsonl");
        var first = CommandRun.Execute("download", "-l", "6", "-s", "http://127.0.0.1:1/flags", "--retries", "0", "--quiet", "--failures", list);
        Assert.Equal(ExitCode.Failed, first.ExitCode);

        var shards = Enumerable.Range(1, 2).Select(index => Read("--retry-from", list, "--shard", $"{index}/2")).ToList();

        Assert.Equal(6, shards.Sum(options => options.ItemCount));
        Assert.All(shards, options => Assert.Equal(6, options.Shard!.ListSize));
        Assert.All(shards, options => Assert.InRange(options.ItemCount, 1, 5));
    }

    private CommandRun Execute(params string[] options) =>
        CommandRun.Execute(["download", .. Names.Select(name => _server.At(name).AbsoluteUri), "-o", _folder.FullName, .. options]);

    private static DownloadOptions Read(params string[] args)
    {
        var command = new DownloadCommand();
        return command.Read(command.Parse(args));
    }
}
