using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>Ctrl-C, SIGTERM and kill -9 in the middle of a download.</summary>
public sealed class InterruptTests : IDisposable
{
    // The program promises to end within a second.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(2);

    // The flags from A are downloaded, and all others stall, so that the run does not end before the signal, however late that is.
    private static readonly string[] AllButTheFirstStall =
        [.. Enumerable.Range('b', 25).SelectMany(letter => (string[])["--fault", $"stall-headers@/flags/{(char)letter}*"])];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void CtrlC_InTheMiddle_ReportsAndLeavesNothingBehind(string strategy)
    {
        using var process = FlagsProcess.Start(
            _folder.Path, ["download", "-a", "-m", "20", "--strategy", strategy, .. AllButTheFirstStall]);
        Eventually.True(() => Saved() > 0, "the first flag");

        process.Signal(Signals.Interrupt);
        var result = process.Wait();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains($"{Saved(),3} flag{(Saved() == 1 ? "" : "s")} downloaded.", result.OutputLines);
        Assert.Contains($"{194 - Saved(),3} not downloaded: interrupted.", result.OutputLines);
        Assert.Empty(Directory.GetFiles(_folder.Of("downloaded"), "*.part").Concat(Directory.GetFiles(_folder.Of("downloaded"), ".*")));
        Assert.Empty(result.LeftBehind);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [Timing("from Ctrl-C to the end")]
    public void CtrlC_InTheMiddle_EndsPromptly(string strategy)
    {
        using var process = FlagsProcess.Start(
            _folder.Path, ["download", "-a", "--delay", "0.3", "-m", "20", "--strategy", strategy]);
        Eventually.True(() => Saved() > 0, "the first flag");
        var start = TimeProvider.System.GetTimestamp();

        process.Signal(Signals.Interrupt);
        process.Wait();

        var took = TimeProvider.System.GetElapsedTime(start);
        Assert.True(took < Promptly, $"It took {took.TotalSeconds:0.00} s to end.");
    }

    [Theory]
    [SecondTierData(Signals.Terminate)]
    [InlineData(Signals.HangUp)]
    [SecondTierData(Signals.Quit)]
    public void OtherSignals_InTheMiddle_AreLikeCtrlC(int signal)
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", "-a", .. AllButTheFirstStall]);
        Eventually.True(() => Saved() > 0, "the first flag");

        process.Signal(signal);
        var result = process.Wait();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("not downloaded: interrupted.", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.LeftBehind);
    }

    [Fact]
    [SecondTier("it waits for seconds; OtherSignals has this signal in every run")]
    public void SigHup_IgnoredFromTheStart_StaysIgnored()
    {
        // The second flag takes the five seconds of a timeout, so that the run does not end before the signal.
        using var process = FlagsProcess.StartShell(
            _folder.Path,
            $"trap '' HUP; exec '{FlagsProcess.Executable}' download BR FR IN --fault 'stall-headers:first=1@*/fr.gif' --timeout 5 -m 1");
        Eventually.True(() => Saved() > 0, "the first flag");

        process.Signal(Signals.HangUp);

        Assert.Equal(0, process.Wait().ExitCode);
        Assert.Equal(3, Saved());
    }

    [Fact]
    public void KillMinus9_InTheMiddle_EndsTheEmbeddedServerToo()
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", "-a", "--delay", "5"]);
        process.WaitForOutput("connections will be used");
        Assert.Equal(2, process.Relatives.Count);

        process.Signal(Signals.Kill);

        Eventually.True(() => process.Relatives.Count == 0, "the end of the embedded server");
    }

    [Fact]
    public void CtrlC_Twice_EndsAtOnce()
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", "-a", "--delay", "5"]);
        process.WaitForOutput("connections will be used");

        process.Signal(Signals.Interrupt);
        if (!process.HasExited)
        {
            _ = Signals.TrySend(process.Id, Signals.Interrupt);
        }

        var result = process.Wait();

        Assert.Equal(130, result.ExitCode);
        Eventually.True(() => result.LeftBehind.Count == 0, "the end of the embedded server");
    }

    private int Saved() =>
        Directory.Exists(_folder.Of("downloaded")) ? Directory.GetFiles(_folder.Of("downloaded"), "*.gif").Count(IsFinal) : 0;

    private static bool IsFinal(string path) => !Path.GetFileName(path).StartsWith('.');
}
