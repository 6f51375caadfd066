using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Files;

/// <summary>Outputs that are pipes, descriptors, terminals or the same file: each is opened once, and none is lost.</summary>
public sealed class OutputTests : IDisposable
{
    // No server listens on this port: two downloads fail at once.
    private const string TwoFail = "flags download BR US -s http://127.0.0.1:1/flags --retries 0 -q";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData($"{TwoFail} --failures /dev/stdout | cat")]
    [SecondTierData($"{TwoFail} --failures /dev/fd/1 | cat")]
    [SecondTierData($"{TwoFail} --failures /proc/self/fd/1 > file; cat file")]
    [SecondTierData($"ln -s /dev/stdout link; {TwoFail} --failures link | cat; test -L link")]
    [SecondTierData($"{TwoFail} --failures /dev/fd/7 7> file; cat file")]
    [SecondTierData($"{TwoFail} --failures >(cat > got; touch all); until [ -e all ]; do sleep 0.02; done; cat got")]
    [InlineData($"mkfifo pipe; {TwoFail} --failures pipe > report & cat pipe; wait; test -p pipe || echo replaced")]
    public void Failures_ToAPipeOrDevice_AreComplete(string command)
    {
        var result = FlagsProcess.RunShell(_folder.Path, command);

        Assert.Equal(2, result.OutputLines.Count(line => line.StartsWith("{\"code\":", StringComparison.Ordinal)));
        Assert.DoesNotContain("replaced", result.OutputLines);
        Assert.DoesNotContain("cannot write", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_ToTheStandardOutput_ComeAfterTheReport()
    {
        var result = FlagsProcess.RunShell(_folder.Path, $"{TwoFail} --failures /dev/stdout > file; cat file");

        Assert.StartsWith("Elapsed time", result.OutputLines[^3], StringComparison.Ordinal);
        Assert.Equal(["{\"code\":\"BR\"", "{\"code\":\"US\""], result.OutputLines[^2..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    [SecondTier("a comparison more; Failures_ToAPipeOrDevice has such a pipe in every run")]
    public void Compare_ToAPipeWithAName_WritesIntoIt()
    {
        Save();

        var result = FlagsProcess.RunShell(
            _folder.Path, "mkfifo pipe; flags compare --input saved.json --export-csv pipe > table & cat pipe; wait $!; echo $?");

        Assert.StartsWith("contender,", result.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal("0", result.OutputLines[^1]);
    }

    [Fact]
    [SecondTier("a comparison more; Compare_AllExports writes the chart in every run")]
    public void Compare_ChartToTheStandardOutput_ComesAfterTheTables()
    {
        Save();

        var result = FlagsProcess.RunShell(
            _folder.Path, "flags compare --input saved.json --chart /dev/stdout --export-markdown tables.md > out; echo $?; tail -n 1 out; grep -c '!\\[' tables.md");

        Assert.Equal(["0", "</svg>", "0"], result.OutputLines.Select(line => line.EndsWith("</svg>", StringComparison.Ordinal) ? "</svg>" : line));
    }

    [Theory]
    [InlineData("flags compare --input saved.json --report /dev/stdout --export-csv csv | head -c 20 > start; echo ${PIPESTATUS[0]}")]
    [SecondTierData("flags compare --input saved.json --report >(head -c 20 > start) --export-csv csv > table; echo $?")]
    [SecondTierData("mkfifo pipe; head -c 20 pipe > start & flags compare --input saved.json --report pipe --export-csv csv > table; echo $?")]
    [SecondTier("a comparison more; Program_OutputClosedAfterALine is in every run")]
    public void Compare_OneOutputClosed_EndsOnlyThatOutput(string command)
    {
        Save();

        var result = FlagsProcess.RunShell(_folder.Path, command);

        Assert.Equal(("141\n", ""), (result.Output, result.Error));
        Assert.StartsWith("contender,", File.ReadAllText(_folder.Of("csv")), StringComparison.Ordinal);
    }

    [Theory]
    [SecondTierData("flags compare --input saved.json --export-json x --export-csv x", "--export-json and --export-csv both write to 'x'")]
    [SecondTierData("flags compare --input saved.json --chart x.svg --report ./x.svg", "--report and --chart both write to 'x.svg'")]
    [InlineData("flags compare --chart times.png", "--chart writes SVG, not 'times.png': write 'times.svg'")]
    [SecondTierData("flags compare --input saved.json --trace x --har ./x", "--trace and --har both write to './x'")]
    [SecondTierData("flags compare --input saved.json --export-csv saved.json", "'saved.json' is read by --input")]
    [SecondTierData("flags compare --input saved.json --trace /dev/stdout --har /dev/fd/1 | cat; exit ${PIPESTATUS[0]}", "--trace and --har both write to '/dev/fd/1'")]
    [SecondTierData("flags compare --input saved.json --json --har /dev/stdout | cat; exit ${PIPESTATUS[0]}", "--json and --har both write to the standard output")]
    [SecondTierData($"{TwoFail} --json --failures x > x", "--json and --failures both write to the standard output")]
    [SecondTierData($"{TwoFail} --failures x > x", "'x' receives the program's output")]
    [SecondTierData($"{TwoFail} --failures x 2> x; code=$?; cat x >&2; exit $code", "'x' receives the program's output")]
    [SecondTierData($"{TwoFail} --failures downloaded/BR.gif", "'downloaded/BR.gif' could be a downloaded file")]
    [SecondTierData($"{TwoFail} --failures /dev/fd/9", "descriptor 9 is not open")]
    [SecondTierData($"{TwoFail} --failures /dev/stdin < saved.json", "descriptor 0 is open for reading only")]
    public void Command_OutputsThatWouldBeLost_AreAUsageErrorBeforeAnythingRuns(string command, string message)
    {
        Save();
        var saved = File.ReadAllText(_folder.Of("saved.json"));

        var result = FlagsProcess.RunShell(_folder.Path, command);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(saved, File.ReadAllText(_folder.Of("saved.json")));
        Assert.False(Directory.Exists(_folder.Of("downloaded")));
    }

    [Theory]
    [InlineData("flags compare --input saved.json --export-json /dev/null --export-csv /dev/null")]
    [SecondTierData("flags compare --input saved.json --json --export-csv /dev/null > /dev/null")]
    [SecondTierData("flags compare --input saved.json --export-json saved.json")]
    [SecondTierData("flags compare --input saved.json --export-json new --export-csv other")]
    [SecondTierData("flags download BR -q -o new/files --failures new/failed.jsonl")]
    [SecondTier("several downloads; Command_OutputsThatWouldBeLost has the rule in every run")]
    public void Command_OutputsThatLoseNothing_AreFine(string command)
    {
        Save();

        Assert.Equal(0, FlagsProcess.RunShell(_folder.Path, command).ExitCode);
    }

    [Fact]
    [SecondTier("two more runs; RetryTests have such runs in every run")]
    public void RetryFrom_NothingToRetry_LeavesNoListOfAnotherRun()
    {
        FlagsProcess.RunShell(_folder.Path, $"{TwoFail} --failures old; : > empty");

        var result = FlagsProcess.Run(_folder.Path, "download", "--retry-from", "empty", "--failures", "old");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(File.ReadAllText(_folder.Of("old")));
    }

    [Fact]
    [SecondTier("a slow download; CtrlC_InTheMiddle is in every run")]
    public void Output_PipeWithoutAReader_WaitsUntilCtrlC()
    {
        using var process = FlagsProcess.StartShell(
            _folder.Path, $"mkfifo pipe; exec '{FlagsProcess.Executable}' download BR -s http://127.0.0.1:1/flags --failures pipe");
        Eventually.True(() => process.Error.Contains("flags: waiting for a reader of 'pipe'", StringComparison.Ordinal), "the message", Patience);

        process.Signal(Signals.Interrupt);

        Assert.Equal(130, process.Wait().ExitCode);
    }

    [Fact]
    [SecondTier("several seconds; Output_PipeWithoutAReader has Ctrl-C in every run")]
    public void Output_BlockedReader_EndsAfterCtrlC()
    {
        Save();
        FlagsProcess.RunShell(_folder.Path, "mkfifo pipe");
        // The test also opens the pipe for writing, so that the open does not wait. The page is larger than the buffer of a pipe.
        using var reader = new FileStream(_folder.Of("pipe"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using var process = FlagsProcess.Start(
            _folder.Path, ["compare", "--input", "saved.json", "--report", "pipe", "--export-json", "all"]);
        process.WaitForOutput("flags from");

        process.Signal(Signals.Interrupt);

        Eventually.True(() => process.HasExited, "the end", Patience);
        Assert.Equal(130, process.Wait().ExitCode);
        Assert.Contains("interrupted, and its reader reads nothing", process.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.Of("all")));
    }

    [Fact]
    public void Output_OfAKilledRun_LeavesTheOldFileAndIsRemovedByTheNext()
    {
        File.WriteAllText(_folder.Of("f"), "old");
        using (var process = FlagsProcess.Start(_folder.Path, ["download", "BR", "--delay", "60", "-q", "--failures", "f"]))
        {
            Eventually.True(() => Leftovers().Length == 1, "the new file", Patience);
            process.Signal(Signals.Kill);
            process.Wait();
        }

        Assert.Single(Leftovers());
        Assert.Equal("old", File.ReadAllText(_folder.Of("f")));

        FlagsProcess.RunShell(_folder.Path, $"{TwoFail} --failures f");

        Assert.Empty(Leftovers());
        Assert.Equal(2, File.ReadAllLines(_folder.Of("f")).Length);
    }

    [Fact]
    [SecondTier("one more comparison; FullDiskRenameTests keep old files in every run")]
    public void Compare_BeyondTheLimitOnFileSizes_KeepsTheOldFile()
    {
        Save();
        File.WriteAllText(_folder.Of("page"), "old");

        var result = FlagsProcess.RunShell(
            _folder.Path,
            "ulimit -f 8; flags compare --input saved.json --report page > table; echo $?",
            new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" });

        Assert.Equal("1\n", result.Output);
        Assert.Contains("cannot write 'page': choose another file with --report (the file exceeds the maximum file size)", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder.Of("page")));
        Assert.Empty(Directory.GetFiles(_folder.Path, ".page.*"));
    }

    private string[] Leftovers() => Directory.GetFiles(_folder.Path, ".f.*.part");

    private void Save()
    {
        var result = FlagsProcess.RunShell(_folder.Path, "flags download BR US --delay 0 -q --json -o before > saved.json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }
}
