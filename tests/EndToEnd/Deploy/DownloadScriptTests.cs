using FlagsDownloader.EndToEnd.Files;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Deploy;

/// <summary>deploy/slurm/download.sbatch run by a shell, with the variables that Slurm sets. SlurmTests runs it in a real Slurm.</summary>
public sealed class DownloadScriptTests(Server server) : IClassFixture<Server>, IDisposable
{
    private static readonly string Script = RepositoryRoot.PathOf("deploy/slurm/download.sbatch");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tasks_OfAWholeArray_AreTheList()
    {
        WriteList();

        Assert.All(Enumerable.Range(1, 3), task => Assert.Equal((0, "", ""), Outcome(RunTask(task, 1, 3, "3 urls.txt out -m 4"))));

        var merged = FlagsProcess.RunShell(_folder.Path, "flags merge out/run-*.json");
        Assert.Equal((0, "3 of 3 shards of a list of 20 files."), (merged.ExitCode, merged.OutputLines[0]));
        Assert.Equal(20, Directory.GetFiles(_folder.Of("out"), "*.gif", SearchOption.AllDirectories).Length);
    }

    // Slurm then says that the array has one task.
    [Fact]
    [SecondTier("several runs; Tasks_OfAWholeArray is in every run")]
    public void Task_ThatIsSubmittedAgainAlone_IsTheSamePartAndDownloadsNothingTwice()
    {
        WriteList();
        Assert.Equal((0, "", ""), Outcome(RunTask(2, 1, 3, "3 urls.txt out")));
        var before = Directory.GetFiles(_folder.Of("out", "shard-2"), "*.gif").Order(StringComparer.Ordinal).ToList();

        Assert.Equal((0, "", ""), Outcome(RunTask(2, 2, 2, "3 urls.txt out")));

        Assert.Equal(before, Directory.GetFiles(_folder.Of("out", "shard-2"), "*.gif").Order(StringComparer.Ordinal));
        Assert.Equal((before.Count, 0), (ReadTotal("unchanged"), ReadTotal("ok")));
    }

    [Fact]
    public void Task_WhoseProgramIsKilled_IsRequeuedAFewTimes()
    {
        WriteList();
        File.WriteAllText(_folder.Of("killed"), "#!/bin/sh\nkill -9 $$\n");
        File.WriteAllText(_folder.Of("scontrol"), "#!/bin/sh\necho \"$@\" >> asked\n");
        Assert.Equal(0, FlagsProcess.RunShell(_folder.Path, "chmod +x killed scontrol").ExitCode);

        Assert.All(
            [0, 2, 3],
            restarts => Assert.Equal(137, RunTask(2, 1, 3, "3 urls.txt out", $"FLAGS=./killed SLURM_RESTART_COUNT={restarts} PATH=.:$PATH").ExitCode));

        Assert.Equal(["requeue 7_2", "requeue 7_2"], File.ReadAllLines(_folder.Of("asked")));
    }

    [Theory]
    [InlineData("4 urls.txt out --expect nothing", 2)]
    [InlineData("2 urls.txt out", 2)]
    [InlineData("4 missing.txt out", 2)]
    [InlineData("", 2)]
    public void Task_ThatCannotBegin_LeavesNoRun(string arguments, int exitCode)
    {
        WriteList();

        var result = RunTask(3, 1, 4, arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.False(File.Exists(_folder.Of("out", "run-3.json")));
        Assert.Single(result.ErrorLines);
    }

    private int ReadTotal(string name) =>
        int.Parse(FlagsProcess.RunShell(_folder.Path, $"grep -m 1 '\"{name}\":' out/run-2.json | tr -dc 0-9").Output, System.Globalization.CultureInfo.InvariantCulture);

    private void WriteList() =>
        File.WriteAllLines(_folder.Of("urls.txt"), server.Flags.Keys.Take(20).Select(name => name[..2].ToLowerInvariant()).Select(code => $"{server.Address}/{code}/{code}.gif"));

    private FlagsResult RunTask(int task, int min, int max, string arguments, string variables = "") => FlagsProcess.RunShell(
        _folder.Path,
        $"export FLAGS='{FlagsProcess.Executable}' SLURM_ARRAY_JOB_ID=7 SLURM_ARRAY_TASK_ID={task} SLURM_ARRAY_TASK_MIN={min} SLURM_ARRAY_TASK_MAX={max} SLURM_ARRAY_TASK_COUNT={max - min + 1} {variables}; bash '{Script}' {arguments}");

    private static (int ExitCode, string Output, string Error) Outcome(FlagsResult result) => (result.ExitCode, result.Output, result.Error);
}
