using System.Text.Json;
using System.Text.Json.Nodes;
using FlagsDownloader.Items;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Commands;

/// <summary>`flags merge` with the documents of real runs.</summary>
public sealed class MergeCommandTests : IDisposable
{
    private const int Shards = 3;
    private const string NoRun = "give the output of 'flags download --shard I/N --json'";
    private static readonly string[] Names = [.. Enumerable.Range(1, 12).Select(number => $"{number}.gif")];

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _server;
    private bool _isBroken;

    public MergeCommandTests() => _server = new ScriptedServer(request => Answer(request.Target));

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Merge_AllShardsWithoutErrors_AreTheListAndSucceed()
    {
        var files = Download();

        var run = CommandRun.Execute(["merge", .. files.Reverse()]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.Matches(
            $"""
            ^3 of 3 shards of a list of 12 files\.
            -{"{20}"}
             11 files downloaded\.
              1 not found\.
            {11 * Gif.Pixel.Length} bytes saved\.
            Elapsed time: \d+\.\d\ds, the longest of the shards
            Processor time: \d+\.\d\ds, all shards together
            $
            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Merge_WithJson_IsTheSums()
    {
        var files = Download();
        var runs = files.Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToList();

        var merged = JsonNode.Parse(CommandRun.Execute(["merge", "--json", .. files]).Output)!;

        Assert.Equal((12, 3), ((int)merged["list_size"]!, (int)merged["shards"]!));
        Assert.Equal((string)runs[0]["shard"]!["list"]!, (string)merged["list"]!);
        Assert.Equal(runs.Sum(run => (long)run["totals"]!["bytes"]!), (long)merged["totals"]!["bytes"]!);
        Assert.Equal((11, 1, 0), ((int)merged["totals"]!["ok"]!, (int)merged["totals"]!["not_found"]!, (int)merged["totals"]!["error"]!));
        Assert.Equal(runs.Max(run => (double)run["elapsed_seconds"]!), (double)merged["elapsed_seconds"]!);
        Assert.Equal(runs.Sum(run => (double)run["cpu_seconds"]!), (double)merged["cpu_seconds"]!, precision: 9);
        Assert.Empty(merged["missing"]!.AsArray());
        Assert.Empty(merged["errors"]!.AsArray());
    }

    [Fact]
    public void Merge_FailedItems_FailsAndItsFailuresCanBeRetried()
    {
        _isBroken = true;
        var files = Download();
        var list = _folder.At("failed.jsonl");

        var run = CommandRun.Execute(["merge", .. files, "--failures", list]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith("flags: 3 x HTTP error 500", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\n  3 errors.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadLines(list).Count());

        _isBroken = false;
        var again = CommandRun.Execute("download", "--retry-from", list, "-o", _folder.At("again"), "--quiet");
        Assert.Equal((ExitCode.Success, ""), (again.ExitCode, again.Errors));
        Assert.Equal(["10.gif", "11.gif", "12.gif"], Directory.GetFiles(_folder.At("again")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Merge_FailedFlags_FailuresCanBeRetried()
    {
        string[] files = [.. Enumerable.Range(1, 2).Select(index => Save(
            $"flags-{index}.json",
            CommandRun.Execute("download", "-l", "6", "-s", "http://127.0.0.1:1/flags", "--retries", "0", "--json", "--shard", $"{index}/2").Output))];
        var list = _folder.At("failed.jsonl");

        Assert.Equal(ExitCode.Failed, CommandRun.Execute(["merge", .. files, "--failures", list]).ExitCode);

        var again = CommandRun.Execute("download", "--retry-from", list, "--retries", "0", "--json", "-o", _folder.At("again"));
        Assert.Equal(6, (int)JsonNode.Parse(again.Output)!["totals"]!["error"]!);
    }

    [Fact]
    public void Merge_AMissingShard_FailsAndSaysWhich()
    {
        var files = Download();

        var run = CommandRun.Execute("merge", files[0], files[2]);

        Assert.Equal((ExitCode.Failed, "flags: shard 2 of 3 is missing: run --shard 2/3, and merge all files\n"), (run.ExitCode, run.Errors));
        Assert.StartsWith("2 of 3 shards of a list of 12 files.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            "flags: shards 2, 3 of 3 are missing: run --shard 2/3 and so on, and merge all files\n", CommandRun.Execute("merge", files[0]).Errors);
    }

    [Fact]
    public void Merge_AnInterruptedShard_FailsAndNamesItsFile()
    {
        var files = Download();
        // The server's port decides which shards have which addresses.
        var file = files.MaxBy(candidate => (int)JsonNode.Parse(File.ReadAllText(candidate))!["totals"]!["ok"]!)!;
        Change(file, run =>
        {
            var lost = run["outcomes"]!.AsArray().First(outcome => (string)outcome!["status"]! == "ok")!;
            run["outcomes"]!.AsArray().Remove(lost);
            run["interrupted"] = true;
            run["totals"]!["ok"] = (int)run["totals"]!["ok"]! - 1;
            run["totals"]!["cancelled"] = 1;
            run["shard"]!["failures"]!.AsArray().Add(new JsonObject { ["code"] = (string)lost["code"]!, ["url"] = (string)lost["url"]!, ["site"] = "LIST" });
        });

        var run = CommandRun.Execute(["merge", .. files]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(
            $"flags: '{file}', shard {Array.IndexOf(files, file) + 1} of 3, was interrupted: run it again, or download what is left with --failures FILE and then --retry-from FILE\n",
            run.Errors);
        Assert.Contains("\n  1 not downloaded: interrupted.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_AnEmptyShard_Counts()
    {
        var whole = Enumerable.Range(1, 50).First(index => new Shard(index, 50).Contains("BR"));
        string[] files = [.. Enumerable.Range(1, 50).Where(index => index != whole).Select(index => Save(
            $"{index}.json", CommandRun.Execute("download", "BR", "--json", "--shard", $"{index}/50").Output))];

        var run = CommandRun.Execute(["merge", .. files]);

        Assert.Equal((ExitCode.Failed, $"flags: shard {whole} of 50 is missing: run --shard {whole}/50, and merge all files\n"), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("shard.list", "\"0000000000000000000000000000000000000000000000000000000000000000\"", "'{2}' is of another list than '{1}': give the shards of one list")]
    [InlineData("shard.count", "4", "'{2}' is one of 4 shards, '{1}' one of 3: give shards of the same number")]
    [InlineData("shard.index", "1", "'{2}' is shard 1 of 3, and so is '{1}': give one of them")]
    [InlineData("options.site", "\"LOCAL\"", "'{2}' is from another site, or has another --expect, than '{1}': give the shards of one list")]
    [InlineData("shard.index", "9", "'{2}' is not as a run wrote it: " + NoRun)]
    [InlineData("shard.failures", "null", "'{2}' is not as a run wrote it: " + NoRun)]
    [InlineData("totals.ok", "99", "'{2}' is not as a run wrote it: " + NoRun)]
    [InlineData("totals.bytes", "-1", "'{2}' is not as a run wrote it: " + NoRun)]
    [InlineData("elapsed_seconds", "1e300", "'{2}' is not as a run wrote it: " + NoRun)]
    [InlineData("shard", "null", "'{2}' is the run of a whole list, not of a shard: " + NoRun)]
    [InlineData("schema_version", "2", "'{2}' has schema_version 2, this program reads 1: use the version that wrote it")]
    [InlineData("outcomes", "[null]", "'{2}' is not a run: " + NoRun)]
    [InlineData("totals", "null", "'{2}' is not a run: " + NoRun)]
    [InlineData("options", "3", "'{2}' is not a run: " + NoRun)]
    public void Merge_AChangedDocument_IsOneLineThatNamesTheFile(string place, string value, string line)
    {
        var files = Download();
        Change(files[1], run =>
        {
            var names = place.Split('.');
            (names.Length == 1 ? run : run[names[0]]!)[names[^1]] = JsonNode.Parse(value);
        });

        var run = CommandRun.Execute(["merge", .. files]);

        var expected = line.Replace("{1}", files[0], StringComparison.Ordinal).Replace("{2}", files[1], StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, $"flags: {expected}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("hello")]
    [InlineData("\0\0\0")]
    public void Merge_FilesThatAreNoRuns_EachIsNamedOnALine(string content)
    {
        var (one, other) = (Save("one.json", content), Save("other.json", content));

        var run = CommandRun.Execute("merge", one, other, _folder.At("missing.json"));

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        var lines = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([$"flags: '{one}' is not a run: {NoRun}", $"flags: '{other}' is not a run: {NoRun}"], lines[..2]);
        Assert.StartsWith($"flags: cannot read '{_folder.At("missing.json")}': {NoRun}"[..40], lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Theory]
    [InlineData("", "say which runs to add up, such as 'flags merge run-*.json'")]
    [InlineData("--jsn a.json", "unknown option '--jsn': did you mean --json? See 'flags merge --help'")]
    [InlineData("a.json --failures", "--failures needs a value: write --failures and a FILE")]
    public void Merge_AWrongCommandLine_IsOneLineThatSaysWhatToWrite(string options, string line)
    {
        var run = CommandRun.Execute(["merge", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((ExitCode.Usage, $"flags: {line}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Fact]
    public void Merge_FailuresIntoOneOfTheRuns_IsRefusedAndTheRunStays()
    {
        var files = Download();
        var before = File.ReadAllText(files[0]);

        var run = CommandRun.Execute(["merge", .. files, "--failures", files[0]]);

        Assert.Equal((ExitCode.Usage, $"flags: '{files[0]}' is read by 'flags merge': choose another file with --failures\n"), (run.ExitCode, run.Errors));
        Assert.Equal(before, File.ReadAllText(files[0]));
    }

    [Fact]
    public void Compare_TheRunOfAShard_IsRefused()
    {
        var file = Save("flags.json", CommandRun.Execute("download", "BR", "-s", "http://127.0.0.1:1/flags", "--retries", "0", "--json", "--shard", "1/1").Output);

        var run = CommandRun.Execute("compare", "--input", file);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("is a run of a shard", run.Errors, StringComparison.Ordinal);
    }

    // One is not found; three fail while the server is broken.
    private ScriptedAnswer Answer(string target) => target switch
    {
        "/flags/1.gif" => ScriptedAnswer.Status(404, "Not Found"),
        "/flags/10.gif" or "/flags/11.gif" or "/flags/12.gif" when _isBroken => ScriptedAnswer.Status(500, "Internal Server Error"),
        _ => ScriptedAnswer.Ok(Gif.Pixel),
    };

    private string[] Download() => [.. Enumerable.Range(1, Shards).Select(index => Save(
        $"run-{index}.json",
        CommandRun.Execute(
            [
                "download", .. Names.Select(name => _server.At(name).AbsoluteUri), "-o", _folder.At("files"), "--retries", "0", "--json", "--shard",
                $"{index}/{Shards}",
            ]).Output))];

    private string Save(string name, string content)
    {
        File.WriteAllText(_folder.At(name), content);
        return _folder.At(name);
    }

    private static void Change(string file, Action<JsonNode> change)
    {
        var run = JsonNode.Parse(File.ReadAllText(file))!;
        change(run);
        File.WriteAllText(file, run.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }
}
