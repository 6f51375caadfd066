using System.Text.Json;
using System.Text.RegularExpressions;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>`flags download`, as a user types it, with the embedded server.</summary>
public sealed partial class DownloadTests : IDisposable
{
    // With an own seed or delay, a run always starts its own server. Otherwise it could use one that the user runs.
    private static readonly string[] Embedded = ["-s", "LOCAL", "--seed", "1"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Download_WithoutCodes_SavesTheTwentyMostPopulousAndReports()
    {
        var result = FlagsProcess.Run(_folder.Path, ["download", .. Embedded]);

        Assert.Equal(0, result.ExitCode);
        Assert.Collection(
            result.OutputLines,
            line => Assert.Matches(@"^LOCAL site: http://127\.0\.0\.1:\d+/flags \(server embedded in this run\)$", line),
            line => Assert.Equal("Searching for 20 flags: from BD to VN", line),
            line => Assert.Equal("20 concurrent connections will be used.", line),
            line => Assert.Equal("--------------------", line),
            line => Assert.Equal(" 20 flags downloaded.", line),
            line => Assert.Matches(@"^Elapsed time: \d+\.\d\ds$", line));
        Assert.Empty(result.Error);
        Assert.Equal(20, Directory.GetFiles(_folder.Of("downloaded"), "*.gif").Length);
        Assert.Empty(result.LeftBehind);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_EveryCode_Finds194AndMisses482(string strategy)
    {
        var result = FlagsProcess.Run(
            _folder.Path, ["download", "-e", "--strategy", strategy, "-m", "50", "-o", "one", .. Embedded]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("194 flags downloaded.", result.OutputLines);
        Assert.Contains("482 not found.", result.OutputLines);
        AssertSameFiles(ReferenceFiles.Value, Files(_folder.Of("one")));
    }

    // The requests hold all threads of the pool, and wait for another one to open their connections: not for the network of this machine.
    [Fact]
    [SecondTier("two slow downloads; TimelineOpeningTests has the rule in every run")]
    public void Download_BlockingTheSharedPool_CountsWhatWaitsForAThreadAsThat()
    {
        using var process = FlagsProcess.Start(
            _folder.Path,
            ["download", "--strategy", "blockingpool", "-m", "20", "--delay", "0.05", "--json", "-q", .. Embedded],
            new Dictionary<string, string> { ["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1" });
        var result = process.Wait();

        Assert.Equal(0, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        var phases = document.RootElement.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("phases")).ToList();
        Assert.True(Sum("waiting_for_pool") > Sum("connecting"), $"{Sum("waiting_for_pool")} and {Sum("connecting")} seconds");

        double Sum(string phase) => phases.Select(each => each.GetProperty(phase)).Sum(time => time.ValueKind == JsonValueKind.Null ? 0 : time.GetDouble());
    }

    // The reference for the strategies is downloaded once by curl, one flag after the other.
    private static readonly Lazy<Dictionary<string, byte[]>> ReferenceFiles = new(() =>
    {
        using var folder = new TemporaryFolder();
        FlagsProcess.Run(folder.Path, ["download", "-a", "--strategy", "sequential", "-o", "reference", .. Embedded]);
        return Files(folder.Of("reference"));
    });

    [Fact]
    [SecondTier("14 runs of 194 files; FaultContractTests have it in every run")]
    public void Download_FromAnErrorSite_CountsTheSameForEveryStrategyTwice()
    {
        var reports = Strategies.All.Concat(Strategies.All).Select(strategy =>
        {
            var result = FlagsProcess.Run(
                _folder.Path,
                "download", "-a", "-s", "ERROR", "--delay", "0.005", "-m", "100", "--retries", "0", "--strategy", strategy, "--json",
                // On a busy machine, the shared pool keeps connections waiting for minutes.
                "--timeout", "600");
            Assert.Equal(1, result.ExitCode);
            using var document = JsonDocument.Parse(result.Output);
            var outcomes = document.RootElement.GetProperty("outcomes").EnumerateArray()
                .Select(outcome => $"{outcome.GetProperty("code").GetString()} {outcome.GetProperty("status").GetString()}")
                .Order(StringComparer.Ordinal);
            return string.Join('\n', outcomes);
        }).ToList();

        Assert.All(reports, report => Assert.Equal(reports[0], report));
        var failed = reports[0].Split('\n').Count(line => line.EndsWith(" error", StringComparison.Ordinal));
        Assert.Equal(194, reports[0].Split('\n').Length);
        Assert.InRange(failed, 25, 75);
    }

    [Fact]
    public void Download_WithErrors_SaysTheCauseOnceOnStderrAndExits1()
    {
        var result = FlagsProcess.Run(
            _folder.Path, "download", "-l", "30", "-a", "-s", "ERROR", "--delay", "0", "--error-rate", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("  0 flags downloaded.", result.OutputLines);
        Assert.Contains(" 30 errors.", result.OutputLines);
        Assert.Equal(
            "flags: 30 x HTTP error 418 - I'm a teapot (headers): AD, AE, AF, AG, AL and 25 more",
            Assert.Single(result.ErrorLines));
        Assert.Empty(Directory.GetFiles(_folder.Of("downloaded")));
    }

    [Fact]
    [SecondTier("a download more; Update_Verbose has the lines in every run")]
    public void Download_Verbose_PrintsALineForEachFlag()
    {
        var result = FlagsProcess.Run(_folder.Path, ["download", "BR", "XX", "-v", .. Embedded]);

        Assert.Contains("BR OK", result.OutputLines);
        Assert.Contains(result.OutputLines, line => VerboseNotFound().IsMatch(line));
        Assert.Contains("  1 flag downloaded.", result.OutputLines);
        Assert.Contains("  1 not found.", result.OutputLines);
    }

    [Fact]
    [SecondTier("a download more; FilesContractTests has the names in every run")]
    public void Download_WithNames_SavesUnderTheCountrysName()
    {
        var result = FlagsProcess.Run(_folder.Path, ["download", "BR", "KP", "CD", "CI", "--with-names", .. Embedded]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["Brazil.gif", "Congo_(Kinshasa).gif", "Côte_d'Ivoire.gif", "Korea,_North.gif"],
            Directory.GetFiles(_folder.Of("downloaded")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Download_Json_IsOneDocumentThatAddsUp()
    {
        var result = FlagsProcess.Run(_folder.Path, ["download", "B", "--json", "-m", "4", .. Embedded]);

        using var document = JsonDocument.Parse(result.Output);
        var root = document.RootElement;
        var totals = root.GetProperty("totals");
        var outcomes = root.GetProperty("outcomes").EnumerateArray().ToList();
        Assert.Equal(1, root.GetProperty("schema_version").GetInt32());
        Assert.Equal("eventloop", root.GetProperty("strategy").GetString());
        Assert.Equal(17, totals.GetProperty("ok").GetInt32());
        Assert.Equal(9, totals.GetProperty("not_found").GetInt32());
        Assert.Equal(26, outcomes.Count);
        Assert.Equal(
            new DirectoryInfo(_folder.Of("downloaded")).GetFiles().Sum(file => file.Length), totals.GetProperty("bytes").GetInt64());
        Assert.All(outcomes, outcome => Assert.True(Ascend(outcome.GetProperty("times"))));
        Assert.InRange(root.GetProperty("peak_threads").GetInt32(), 2, 100);
        Assert.True(root.GetProperty("peak_memory_bytes").GetInt64() > 1_000_000);
        Assert.True(root.GetProperty("cpu_seconds").GetDouble() > 0);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void Download_WithoutATerminal_WritesNoControlCharacters()
    {
        // A line every two seconds: on a busy machine, the run of three may end before the first.
        TenRuns.OneSucceeds(() =>
        {
            var result = FlagsProcess.Run(_folder.Path, "download", "-l", "6", "-m", "1", "--delay", "0.5");

            Assert.DoesNotContain(result.Output + result.AllError, character => char.IsControl(character) && character != '\n');
            Assert.Contains(result.AllError.Split('\n'), line => ProgressLine().IsMatch(line));
        });
    }

    [Fact]
    [SecondTier("one more download without a terminal; Download_WithErrors is one in every run")]
    public void Download_Quiet_WritesNoProgress()
    {
        var result = FlagsProcess.Run(_folder.Path, "download", "-l", "6", "-m", "1", "--delay", "0.5", "--quiet");

        Assert.Empty(result.AllError);
        Assert.Contains("  6 flags downloaded.", result.OutputLines);
    }

    [Fact]
    public void Download_StdoutClosedEarly_EndsQuietly()
    {
        var result = FlagsProcess.RunShell(_folder.Path, "flags download -v -e --seed 1 | head -1");

        Assert.StartsWith("LOCAL site", Assert.Single(result.OutputLines), StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    private static Dictionary<string, byte[]> Files(string folder) =>
        Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    private static void AssertSameFiles(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(194, expected.Count);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key]));
    }

    private static bool Ascend(JsonElement times)
    {
        var reached = times.EnumerateObject()
            .Where(step => step.Value.ValueKind == JsonValueKind.Number)
            .Select(step => step.Value.GetDouble())
            .ToList();
        return reached.Count >= 5 && reached.SequenceEqual(reached.Order());
    }

    [GeneratedRegex(@"^XX not found: http://127\.0\.0\.1:\d+/flags/xx/xx\.gif$")]
    private static partial Regex VerboseNotFound();

    [GeneratedRegex(@"^\d/6 flags, \d+\.\d/s")]
    private static partial Regex ProgressLine();
}
