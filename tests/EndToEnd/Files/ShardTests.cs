using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>The shards of a list as processes of their own, and `flags merge`, as a user types it.</summary>
public sealed class ShardTests(Server server) : IClassFixture<Server>, IDisposable
{
    private const int Shards = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [SecondTier("ten runs; DownloadScriptTests have shards in every run")]
    public void Shards_AtOnceIntoOneFolder_AreTheWholeList()
    {
        var variables = new Dictionary<string, string> { ["SLURM_ARRAY_TASK_MIN"] = "1", ["SLURM_ARRAY_TASK_MAX"] = $"{Shards}" };
        // Two are named, two find their numbers.
        var runs = Enumerable.Range(1, Shards).Select(index => FlagsProcess.StartShell(
            _folder.Path,
            $"flags download -e -s {server.Address} --quiet --json --update --shard {(index <= 2 ? $"{index}/{Shards}" : $"auto --shards {Shards}")} > run-{index}.json",
            new Dictionary<string, string>(variables) { ["SLURM_ARRAY_TASK_ID"] = $"{index}" })).ToList();
        foreach (var run in runs)
        {
            using (run)
            {
                Assert.Equal((0, ""), (run.Wait().ExitCode, run.Error));
            }
        }

        // The whole list, in one process into another folder.
        var whole = RunReport.Parse(FlagsProcess.Run(_folder.Path, "download", "-e", "-s", server.Address, "--quiet", "--json", "-o", "whole").Output);
        var merged = FlagsProcess.RunShell(_folder.Path, "flags merge --json run-*.json");

        Assert.Equal((0, ""), (merged.ExitCode, merged.Error));
        using var document = JsonDocument.Parse(merged.Output);
        var totals = document.RootElement.GetProperty("totals");
        Assert.Equal(
            (whole.Ok, whole.NotFound, 0), (totals.GetProperty("ok").GetInt32(), totals.GetProperty("not_found").GetInt32(), totals.GetProperty("error").GetInt32()));
        Assert.Equal((194, 482), (whole.Ok, whole.NotFound));
        Assert.Null(server.Fault(_folder.Of("downloaded")));
        Assert.Equal(Flags("whole"), Flags("downloaded"));
        Assert.Equal(676, Enumerable.Range(1, Shards).SelectMany(Codes).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(676, Enumerable.Range(1, Shards).Sum(index => Codes(index).Count));

        var incomplete = FlagsProcess.RunShell(_folder.Path, "flags merge run-[124].json");
        Assert.Equal((1, "flags: shard 3 of 4 is missing: run --shard 3/4, and merge all files\n"), (incomplete.ExitCode, incomplete.Error));
    }

    private string[] Flags(string folder) =>
        [.. Directory.GetFiles(_folder.Of(folder), "*.gif").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private List<string> Codes(int index)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(_folder.Of($"run-{index}.json")));
        return [.. document.RootElement.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("code").GetString()!)];
    }
}
