using System.Diagnostics;
using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd;

/// <summary>Ctrl-C, SIGTERM and kill -9 in the middle of a download.</summary>
public sealed class InterruptTests : IDisposable
{
    // A second is promised; a busy machine may take a little more to end a process and its server.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void CtrlC_InTheMiddle_ReportsAndLeavesNothingBehind(string strategy)
    {
        using var process = FlagsProcess.Start(
            _folder.Path, ["download", "-a", "--delay", "0.3", "-m", "20", "--strategy", strategy]);
        Eventually.True(() => Saved() > 0, "the first flag", TimeSpan.FromSeconds(30));

        var clock = Stopwatch.StartNew();
        process.Signal(Signals.Interrupt);
        var result = process.Wait();

        Assert.True(clock.Elapsed < Promptly, $"It took {clock.Elapsed.TotalSeconds:0.00} s to end.");
        Assert.Equal(130, result.ExitCode);
        Assert.Contains($"{Saved(),3} flag{(Saved() == 1 ? "" : "s")} downloaded.", result.OutputLines);
        Assert.Contains($"{194 - Saved(),3} not downloaded: interrupted.", result.OutputLines);
        Assert.Empty(Directory.GetFiles(_folder.Of("downloaded"), "*.part").Concat(Directory.GetFiles(_folder.Of("downloaded"), ".*")));
        Assert.Empty(result.LeftBehind);
    }

    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.HangUp)]
    [InlineData(Signals.Quit)]
    public void OtherSignals_InTheMiddle_AreLikeCtrlC(int signal)
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", "-a", "--delay", "0.3"]);
        Eventually.True(() => Saved() > 0, "the first flag", TimeSpan.FromSeconds(30));

        process.Signal(signal);
        var result = process.Wait();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("not downloaded: interrupted.", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.LeftBehind);
    }

    [Fact]
    public void SigHup_IgnoredFromTheStart_StaysIgnored()
    {
        using var process = FlagsProcess.StartShell(
            _folder.Path, $"trap '' HUP; exec '{FlagsProcess.Executable}' download BR FR IN --delay 0.5 -m 1");
        Eventually.True(() => Saved() > 0, "the first flag", TimeSpan.FromSeconds(30));

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

        Eventually.True(() => process.Relatives.Count == 0, "the end of the embedded server", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void CtrlC_Twice_EndsAtOnce()
    {
        using var process = FlagsProcess.Start(_folder.Path, ["download", "-a", "--delay", "5"]);
        process.WaitForOutput("connections will be used");

        process.Signal(Signals.Interrupt);
        if (!process.HasExited)
            _ = Signals.TrySend(process.Id, Signals.Interrupt);
        var result = process.Wait();

        Assert.Equal(130, result.ExitCode);
        Eventually.True(() => result.LeftBehind.Count == 0, "the end of the embedded server", TimeSpan.FromSeconds(5));
    }

    private int Saved() =>
        Directory.Exists(_folder.Of("downloaded")) ? Directory.GetFiles(_folder.Of("downloaded"), "*.gif").Count(IsFinal) : 0;

    private static bool IsFinal(string path) => !Path.GetFileName(path).StartsWith('.');
}
