using System.Text.RegularExpressions;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>`flags spin`, redirected and on a terminal.</summary>
public sealed partial class SpinTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("thread", "<Thread(")]
    [SecondTierData("task", "<Task pending")]
    [SecondTierData("process", "<Process(")]
    public void Spin_WithSomethingThatSpins_DrawsFramesAndAnswers(string with, string spinner) => TenRuns.OneSucceeds(() =>
    {
        var result = FlagsProcess.Run(_folder.Path, "spin", "--with", with, "--seconds", "3");

        // Three frames of thirty: the spinner is not blocked, and a busy machine draws three in one of ten runs.
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"spinner object: {spinner}", result.OutputLines[0], StringComparison.Ordinal);
        Assert.Matches(Transcript(), result.OutputLines[1]);
        Assert.Equal("Answer: 42", result.OutputLines[2]);
        Assert.Empty(result.LeftBehind);
    });

    [Fact]
    public void Spin_Blocked_DrawsNoFrame()
    {
        var result = FlagsProcess.Run(_folder.Path, "spin", "--with", "blocked", "--seconds", "0.5");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.OutputLines.Length);
        Assert.Equal("Answer: 42", result.OutputLines[1]);
    }

    [Theory]
    [SecondTierData("thread")]
    [InlineData("task")]
    [SecondTierData("process")]
    [SecondTierData("blocked")]
    [SecondTier("four seconds at a terminal; Bar_AfterCtrlC is at one in every run")]
    public void Spin_CtrlCOnATerminal_LeavesTheLineClean(string with)
    {
        // Ctrl-C on the terminal: the signal reaches every process on it.
        var result = FlagsProcess.RunShell(
            _folder.Path,
            $"(until grep -q 'spinner object' screen.txt; do sleep 0.1; done 2>/dev/null; sleep 1; printf '\\003'; sleep 3) | script -qfec \"'{FlagsProcess.Executable}' spin --with {with} --seconds 300\" screen.txt; exit ${{PIPESTATUS[1]}}");

        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("Answer", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[?25l", result.Output, StringComparison.Ordinal);
        Assert.Empty(Screen.LastLine(PlainText.Of(result.Output)).Replace("^C", "", StringComparison.Ordinal).Trim());
        Assert.Empty(result.LeftBehind);
    }

    [GeneratedRegex(@"^[\\|/-]{3,} thinking! \(\d+ frames\)$")]
    private static partial Regex Transcript();
}
