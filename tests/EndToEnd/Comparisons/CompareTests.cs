using System.Text.Json;
using System.Xml.Linq;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Comparisons;

/// <summary>`flags compare`, as a user runs it. The tests of Comparison check its figures.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_ThreeStrategies_PrintsTablesBarsAndAVerdict()
    {
        var result = Compare("BR", "FR", "IN", "--rounds", "2", "--delay", "0.05");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(
            "3 flags from LOCAL, 0.05 s late; 2 rounds, 3 contenders in shuffled order.", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["sequential", "threadpool", "eventloop"],
            result.OutputLines.SkipWhile(line => !line.StartsWith("Time in process", StringComparison.Ordinal)).Skip(2).Take(3)
                .Select(line => line.Split(' ')[0]));
        Assert.All(result.OutputLines, line => Assert.True(line.Length <= 80, line));
        Assert.Contains(result.OutputLines, line => line.StartsWith("Cost", StringComparison.Ordinal));
        Assert.Contains(result.OutputLines, line => line.StartsWith("Where the time went", StringComparison.Ordinal));
        // Three delays of 0.05 s at least; a busy machine adds to them.
        Assert.Matches(@"(?m)^sequential +1  .*\bserver (0\.1[4-9]|0\.[2-9]|[1-9])", result.Output);
        Assert.Contains("sequential ██", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
        Assert.Equal(["warm-up", "round 1 of 2", "round 2 of 2"], result.ErrorLines.Select(line => line.Split(',')[0]));
    }

    [Fact]
    [SecondTier("one more comparison; Compare_AllExports_AreWritten is in every run")]
    public void Compare_Json_IsOneDocumentOfEverything()
    {
        var result = Compare("BR", "XX", "--rounds", "2", "--delay", "0", "--strategies", "eventloop,whenall", "--json", "--quiet");

        Assert.Empty(result.Error);
        using var document = JsonDocument.Parse(result.Output);
        var root = document.RootElement;
        Assert.Equal("comparison", root.GetProperty("kind").GetString());
        Assert.Equal(4, root.GetProperty("runs").GetArrayLength());
        Assert.All(root.GetProperty("runs").EnumerateArray(), run =>
        {
            Assert.Equal(1, run.GetProperty("ok").GetInt32());
            Assert.Equal(1, run.GetProperty("not_found").GetInt32());
            Assert.Equal(0, run.GetProperty("errors").GetInt32());
            Assert.Equal(2, run.GetProperty("requests").GetInt32());
            Assert.InRange(run.GetProperty("peak_in_flight").GetInt32(), 1, 2);
        });
    }

    [Fact]
    [SecondTier("a round of five contenders; Compare_ThreeStrategies makes rounds in every run")]
    public void Compare_ASweep_RunsEachStrategyAtEachBoundItCanHave()
    {
        var result = Compare("A", "--limit", "4", "--rounds", "1", "--delay", "0", "-m", "4,1,9", "--strategies", "sequential,eventloop", "--json", "-q");

        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(
            ["sequential 1", "eventloop 1", "eventloop 4"],
            document.RootElement.GetProperty("contenders").EnumerateArray()
                .Select(contender => $"{contender.GetProperty("name")} {contender.GetProperty("bound")}"));
    }

    [Fact]
    [SecondTier("eight strategies in rounds; FaultContractTests have it in every run")]
    public void Compare_AServerThatFails_CountsTheSameErrorsForEveryStrategy()
    {
        var result = Compare(
            "-a", "-l", "40", "--rounds", "1", "-s", "ERROR", "--delay", "0", "--retries", "0", "--strategies", "all", "--json", "-q");

        Assert.Equal(0, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        var counts = document.RootElement.GetProperty("runs").EnumerateArray()
            .Select(run => (Ok: run.GetProperty("ok").GetInt32(), Errors: run.GetProperty("errors").GetInt32()))
            .ToList();
        Assert.Equal(8, counts.Count);
        Assert.Single(counts.Distinct());
        Assert.InRange(counts[0].Errors, 1, 39);
        Assert.Equal(40, counts[0].Ok + counts[0].Errors);
    }

    [Fact]
    [SecondTier("two rounds of 60 files; Compare_PeerLeavesProcesses has a peer in every run")]
    public void Compare_Curl_IsInTheSameTable()
    {
        var result = Compare("-e", "-l", "60", "--rounds", "2", "--delay", "0.01", "--strategies", "eventloop", "--peer", "curl", "--json", "-q");

        Assert.Equal(0, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        var curl = document.RootElement.GetProperty("contenders")[1];
        Assert.Matches(@"^curl \d+\.\d+", curl.GetProperty("version").GetString());
        var runs = document.RootElement.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(4, runs.Count);
        Assert.Single(runs.Select(run => (run.GetProperty("ok").GetInt32(), run.GetProperty("not_found").GetInt32(), run.GetProperty("bytes").GetInt64())).Distinct());
        Assert.All(runs, run => Assert.Equal(0, run.GetProperty("errors").GetInt32()));
    }

    [Fact]
    [SecondTier("one more comparison; Compare_PeerLeavesProcesses has a peer in every run")]
    public void Compare_PeerSavesErrorPages_IsReported()
    {
        var result = Compare(
            "BR", "XX", "--rounds", "1", "--delay", "0", "--strategies", "eventloop",
            "--peer", "careless=curl -s -K {curl}", "-q");

        Assert.Contains("Note: careless left 1 file that is not what the server has.", result.OutputLines);
    }

    [Fact]
    [SecondTier("one more comparison; Compare_AllExports_AreWritten is in every run")]
    public void Compare_MissingPeer_IsReportedWithItsMessage()
    {
        var result = Compare("BR", "--rounds", "1", "--delay", "0", "--strategies", "eventloop", "--peer", "none=/nowhere/none {urls}", "-q");

        Assert.Contains("Note: none ended with exit code 127 in 1 of 1 rounds.", result.OutputLines);
    }

    [Fact]
    [SecondTier("one more comparison; Compare_AllExports_AreWritten is in every run")]
    public void Compare_WithOutput_KeepsEveryRunsFiles()
    {
        Compare("BR", "FR", "--rounds", "2", "--delay", "0", "--strategies", "eventloop", "-o", "kept", "-q");

        Assert.Equal(
            ["round-1/eventloop@2/files/BR.gif", "round-1/eventloop@2/files/FR.gif", "round-2/eventloop@2/files/BR.gif", "round-2/eventloop@2/files/FR.gif"],
            Directory.EnumerateFiles(_folder.Of("kept"), "*.gif", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_folder.Of("kept"), path))
                .Where(path => !path.StartsWith("warm-up", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compare_AllExports_AreWritten()
    {
        var result = Compare(
            "BR", "FR", "--rounds", "2", "--delay", "0", "--strategies", "eventloop", "--quiet", "--timeline",
            "--report", "report.html", "--export-json", "all.json", "--export-csv", "runs.csv", "--export-markdown", "tables.md",
            "--chart", "times.svg", "--trace", "trace.json", "--har", "all.har");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(_folder.Of("report.html")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, File.ReadLines(_folder.Of("runs.csv")).Count());
        var markdown = File.ReadAllText(_folder.Of("tables.md"));
        Assert.Contains("| eventloop |", markdown, StringComparison.Ordinal);
        Assert.Contains("](times.svg)\n", markdown, StringComparison.Ordinal);
        var chart = XElement.Load(_folder.Of("times.svg"));
        Assert.Contains(chart.Descendants(), text => text.Value == "2 flags, LOCAL, -m 2, 2 rounds");
        using var trace = JsonDocument.Parse(File.ReadAllText(_folder.Of("trace.json")));
        Assert.NotEqual(0, trace.RootElement.GetProperty("traceEvents").GetArrayLength());
        using var har = JsonDocument.Parse(File.ReadAllText(_folder.Of("all.har")));
        Assert.Equal(2, har.RootElement.GetProperty("log").GetProperty("entries").GetArrayLength());
        Assert.Contains(result.OutputLines, line => line.StartsWith("eventloop -m 2, round ", StringComparison.Ordinal));
    }

    [Fact]
    [SecondTier("two comparisons; Compare_InputOfSingleRuns reads saved runs in every run")]
    public void Compare_Input_ShowsTheSameTablesAgain()
    {
        var made = Compare("BR", "FR", "--rounds", "3", "--delay", "0.02", "--export-json", "all.json", "-q");

        var shown = Compare("--input", "all.json");

        Assert.Equal(0, shown.ExitCode);
        Assert.Equal(made.Output, shown.Output);
    }

    [Fact]
    [SecondTier("one more comparison; Compare_AllExports_AreWritten is in every run")]
    public void Compare_InputOfSingleRuns_MakesThemRounds()
    {
        FlagsProcess.RunShell(
            _folder.Path, "for i in 1 2; do flags download BR FR --delay 0.02 --json > event$i.json; done; flags download BR FR --delay 0.02 --strategy sequential --json > one.json");

        var shown = Compare("--input", "event1.json", "event2.json", "--input", "one.json");

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains(shown.OutputLines, line => line.StartsWith("eventloop", StringComparison.Ordinal));
        Assert.Contains(shown.OutputLines, line => line.StartsWith("sequential", StringComparison.Ordinal));
        Assert.DoesNotContain(shown.OutputLines, line => line.StartsWith("Time from exec to exit", StringComparison.Ordinal));
    }

    [Fact]
    [SecondTier("two downloads; the tests of saved runs have it in every run")]
    public void Compare_InputOfAnUpdate_IsRefused()
    {
        FlagsProcess.RunShell(_folder.Path, "flags download BR --update --json > update.json");

        var result = Compare("--input", "update.json");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            "flags: 'update.json' is a run with --update, which leaves out what has not changed: such runs cannot be compared",
            Assert.Single(result.ErrorLines).TrimEnd('.'));
    }

    [Fact]
    public void Compare_ServerDown_SaysSoAndExits1()
    {
        var result = Compare("BR", "-s", "http://127.0.0.1:1/flags", "--retries", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("flags: the server at http://127.0.0.1:1/flags does not serve flags: connection refused at http://127.0.0.1:1", Assert.Single(result.ErrorLines));
    }

    [Fact]
    [SecondTier("one more comparison; Compare_ServerDown gives an address in every run")]
    public void Compare_AServerGivenByAddress_IsUsedAsItIs()
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0"]);
        server.WaitForOutput("Ready");
        var address = server.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

        var result = Compare("BR", "--rounds", "1", "-s", address, "-q");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"1 flag from URL at {address}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    [SecondTier("it waits for rounds; LeftoverTests interrupts a comparison in every run")]
    public void CtrlC_InTheMiddle_ShowsTheCompleteRoundsAndLeavesNothingBehind()
    {
        var scratch = _folder.Of("scratch");
        Directory.CreateDirectory(scratch);
        using var process = FlagsProcess.Start(
            _folder.Path,
            ["compare", "-l", "5", "--delay", "0.05", "--rounds", "1000"],
            new Dictionary<string, string> { ["TMPDIR"] = scratch });
        Eventually.True(() => process.Error.Contains("round 3", StringComparison.Ordinal), "the third round");

        process.Signal(Signals.Interrupt);
        var result = process.Wait();

        Assert.Equal(130, result.ExitCode);
        // All rounds but the one that was interrupted, which is the third or, on a busy machine, a later one.
        var shown = result.ErrorLines.Count(line => line.StartsWith("round ", StringComparison.Ordinal));
        Assert.InRange(shown, 3, 1000);
        Assert.Contains($"; {shown - 1} rounds, ", result.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal("flags: interrupted; the figures are those of the complete rounds", result.ErrorLines[^1]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch, "flags-compare-*"));
        Assert.Empty(result.LeftBehind);
    }

    private FlagsResult Compare(params string[] arguments) => FlagsProcess.Run(_folder.Path, ["compare", .. arguments]);
}
