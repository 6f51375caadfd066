using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Comparisons;

/// <summary>Files and processes that peers leave, and those of a comparison that is killed.</summary>
public sealed class LeftoverTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public LeftoverTests()
    {
        Directory.CreateDirectory(_folder.Of("tmp"));
        _environment = new() { ["TMPDIR"] = _folder.Of("tmp") };
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [SecondTierData("mkfifo {dir}/pipe")]
    [SecondTierData("ln -s /dev/zero {dir}/zero")]
    [SecondTierData("ln -s . {dir}/loop")]
    [SecondTierData("truncate -s 3G {dir}/sparse")]
    public void Compare_PeerLeavesOtherFiles_IsReportedAndTheComparisonContinues(string command)
    {
        var result = Compare($"x=curl -s -K {{curl}}; {command}");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Note: x left 1 file that is not what the server has.", result.OutputLines);
    }

    [Fact]
    [SecondTier("one more comparison; ReferenceFilesTests have it in every run")]
    public void Compare_PeerRemovesItsFolder_HasNoFiles()
    {
        var result = Compare("x=rm -rf {dir}; : {curl}");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("Note:", result.Output, StringComparison.Ordinal);
    }

    // One holds the output open, one is in another session, one has neither its parent nor the environment that marks it.
    [Theory]
    [SecondTierData("sleep SECONDS &")]
    [SecondTierData("setsid sleep SECONDS < /dev/null > /dev/null 2>&1 &")]
    [InlineData("env -i setsid sh -c 'sleep SECONDS & sleep SECONDS &' < /dev/null > /dev/null 2>&1")]
    public void Compare_PeerLeavesProcesses_EndsAllOfThem(string command)
    {
        var seconds = $"600.{(uint)Guid.NewGuid().GetHashCode()}";

        var result = Compare($"x=curl -s -K {{curl}}; {command.Replace("SECONDS", seconds, StringComparison.Ordinal)}");

        Assert.Equal(0, result.ExitCode);
        Eventually.True(() => !IsRunning(seconds), $"the end of 'sleep {seconds}'", Patience);
    }

    [Fact]
    [SecondTier("a comparison more; Compare_PeerLeavesProcesses is in every run")]
    public void KillMinus9_InAPeersRun_LeavesNeitherProcessesNorFolders()
    {
        using var process = StartWithAPeerThatGoesOn();

        process.Signal(Signals.Kill);

        Eventually.True(() => process.Relatives.Count == 0, "the end of all that it started", Patience);
        Eventually.True(() => Folders.Length == 0, "the removal of its folder", Patience);
    }

    [Theory]
    [InlineData(Signals.Terminate)]
    [SecondTierData(Signals.HangUp)]
    [SecondTierData(Signals.Quit)]
    [SecondTier("one more comparison; KillMinus9_InAPeersRun has one in every run")]
    public void Signal_InAPeersRun_EndsAtOnceAndLeavesNothing(int signal)
    {
        using var process = StartWithAPeerThatGoesOn();

        process.Signal(signal);
        var result = process.Wait();

        Assert.Equal(130, result.ExitCode);
        Assert.Equal("flags: interrupted before the first round was complete", Assert.Single(result.ErrorLines));
        Eventually.True(() => result.LeftBehind.Count == 0, "the end of all that it started", Patience);
        Assert.Empty(Folders);
    }

    [Fact]
    [SecondTier("three comparisons; KillMinus9_InAPeersRun has one in every run")]
    public void Compare_BesideARunningAndAnEndedOne_RemovesTheFilesOfTheEndedOne()
    {
        using var living = StartWithAPeerThatGoesOn();
        var its = Assert.Single(Folders);
        Directory.CreateDirectory(_folder.Of("tmp", "flags-compare-dead", "round-1"));
        File.WriteAllText(_folder.Of("tmp", "flags-compare-dead", ".lock"), "");

        Assert.Equal(0, Compare("x=curl -s -K {curl}").ExitCode);

        Assert.Equal([its], Folders);
        living.Signal(Signals.Terminate);
        Assert.Equal(130, living.Wait().ExitCode);
    }

    private string[] Folders => Directory.GetDirectories(_folder.Of("tmp"), "flags-compare-*");

    private FlagsResult Compare(string peer)
    {
        using var process = Start(peer);
        return process.Wait();
    }

    private FlagsProcess Start(string peer) => FlagsProcess.Start(
        _folder.Path,
        ["compare", "BR", "FR", "--rounds", "1", "--delay", "0", "--strategies", "eventloop", "-q", "--peer", peer],
        _environment);

    private FlagsProcess StartWithAPeerThatGoesOn()
    {
        var process = Start("x=setsid sleep 600 < /dev/null > /dev/null 2>&1 & : > started; sleep 600; : {urls}");
        Eventually.True(
            () => process.HasExited || Directory.EnumerateFiles(_folder.Of("tmp"), "started", SearchOption.AllDirectories).Any(),
            "the peer's run",
            Patience);
        return process;
    }

    private static bool IsRunning(string argument) =>
        Directory.EnumerateDirectories("/proc").Any(folder =>
        {
            try
            {
                return int.TryParse(Path.GetFileName(folder), out _)
                    && File.ReadAllText($"{folder}/cmdline").Contains($"sleep\0{argument}", StringComparison.Ordinal);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        });
}
