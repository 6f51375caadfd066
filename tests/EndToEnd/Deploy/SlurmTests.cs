using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FlagsDownloader.EndToEnd.Files;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Deploy;

/// <summary>deploy/slurm/download.sbatch in a real Slurm on this machine.</summary>
[SecondTier("a cluster, and tasks that take seconds; DownloadScriptTests runs the script in every run")]
public sealed class SlurmTests(Server server) : IClassFixture<Server>, IDisposable
{
    private const int AtOnce = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Array_ATaskIsKilledMinus9_NothingIsLostAndNothingIsDownloadedTwice()
    {
        using var cluster = SlurmCluster.Start(_folder.Of("slurm"));
        using var delayed = FlagsProcess.Start(_folder.Path, ["serve", "--only", "DELAY", "--delay", "0.3", "--port", "0"]);
        delayed.WaitForOutput("Ready");
        var site = delayed.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1];
        File.WriteAllLines(_folder.Of("urls.txt"), server.Flags.Keys.Select(name => name[..2].ToLowerInvariant()).Select(code => $"{site}/{code}/{code}.gif"));

        Slurm(cluster, $"sbatch --array=1-4 '{RepositoryRoot.PathOf("deploy/slurm/download.sbatch")}' 4 urls.txt '{_folder.Of("out")}' -m {AtOnce}");
        Eventually.True(() => Files("shard-2").Length >= 8, "8 files of task 2", TimeSpan.FromMinutes(2));
        var killed = Assert.Single(FlagsOfTask(2));
        Assert.True(Signals.TrySend(killed, Signals.Kill));
        Eventually.True(() => Slurm(cluster, "squeue --noheader").Length == 0, "the end of all tasks", TimeSpan.FromMinutes(5));

        var logs = string.Join('\n', Directory.GetFiles(_folder.Path, "flags-*.log").Select(File.ReadAllText));
        Assert.Contains("download.sbatch: flags was killed (exit code 137), so task 2 is requeued", logs, StringComparison.Ordinal);
        var merged = FlagsProcess.RunShell(_folder.Path, "flags merge out/run-*.json");
        Assert.Equal((0, ""), (merged.ExitCode, merged.Error));
        Assert.Equal("4 of 4 shards of a list of 194 files.", merged.OutputLines[0]);
        Assert.Equal(
            server.Flags.Select(flag => (flag.Key.ToLowerInvariant(), Digest(flag.Value))).Order(),
            Enumerable.Range(1, 4).SelectMany(task => Files($"shard-{task}")).Select(path => (Path.GetFileName(path), Digest(File.ReadAllBytes(path)))).Order());

        // Those that were in flight when the program was killed may have been answered, and not saved.
        var requests = WholeResponses(site);
        Assert.Equal(194, requests.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(requests.Count, 194, 194 + AtOnce);
    }

    private string Slurm(SlurmCluster cluster, string command)
    {
        var result = FlagsProcess.RunShell(
            _folder.Path, command, new Dictionary<string, string>(cluster.Variables) { ["FLAGS"] = FlagsProcess.Executable });
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }

    private string[] Files(string shard) =>
        Directory.Exists(_folder.Of("out", shard)) ? Directory.GetFiles(_folder.Of("out", shard), "*.gif") : [];

    private List<int> FlagsOfTask(int task) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => (Id: Path.GetFileName(folder), CommandLine: ReadOrEmpty($"{folder}/cmdline").Split('\0')))
            .Where(process => process.CommandLine is [var program, "download", ..] && program == FlagsProcess.Executable
                && process.CommandLine.Contains(_folder.Of("out", $"shard-{task}"), StringComparer.Ordinal))
            .Select(process => int.Parse(process.Id, CultureInfo.InvariantCulture))];

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is not a process, or it has ended.
            return "";
        }
    }

    private static List<string> WholeResponses(string site)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(site), "/requests")));
        using var document = JsonDocument.Parse(response.Content.ReadAsStream());
        return [.. document.RootElement.GetProperty("requests").EnumerateArray()
            .Where(request => request.GetProperty("status").ValueKind == JsonValueKind.Number && request.GetProperty("status").GetInt32() == 200)
            .Select(request => request.GetProperty("target").GetString()!)];
    }

    private static string Digest(byte[] content) => Convert.ToHexString(SHA256.HashData(content));
}
