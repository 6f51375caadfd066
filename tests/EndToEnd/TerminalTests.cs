using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>Progress on several kinds of terminals: a bar, or lines if no bar can be drawn.</summary>
/// <remarks>
/// A bar has ten runs: the end of a run does not wait for its terminal for longer than a second, and a terminal of a busy machine may be
/// later.
/// </remarks>
public sealed class TerminalTests : IDisposable
{
    private const string SlowRun = "flags download -l 8 --delay 0.4 -m 1 --strategy sequential";

    // Still goes on when a key is typed or the window is changed after the bar was seen, on a busy machine too.
    private const string LongRun = "flags download -l 8 --delay 0.8 -m 1 --strategy sequential";
    private const string CtrlC = "\x03";
    private const string CtrlZ = "\x1A";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [SecondTierData(100)]
    [InlineData(80)]
    [SecondTierData(40)]
    public void Bar_OnATerminal_EndsFullWithTheReportBelow(int columns) => TenRuns.OneSucceeds(() =>
    {
        using var terminal = new PseudoTerminal(_folder.Path, SlowRun, columns);
        terminal.Await(ShowsBar, "a bar");

        Assert.Equal(0, terminal.Wait());
        var bar = terminal.Lines.ToList().IndexOf(new string('█', columns));
        Assert.True(bar > 0, terminal.Output);
        Assert.Matches(@"^8/8 flags, \d+\.\d/s +00:00:\d\d$", terminal.Lines[bar + 1]);
        Assert.Equal(["--------------------", "  8 flags downloaded."], terminal.Lines.Skip(bar + 2).Take(2));
        Assert.Contains("8 flags: BD", string.Concat(terminal.Lines.Take(bar)), StringComparison.Ordinal);
        Assert.True(terminal.CursorIsVisible);
    });

    [Fact]
    public void Bar_OfAComparison_HasTheRoundsAndThePresentRun() => TenRuns.OneSucceeds(() =>
    {
        using var terminal = new PseudoTerminal(
            _folder.Path, "flags compare -l 3 --delay 0.3 --rounds 2 --strategies sequential,eventloop", rows: 50);
        terminal.Await(lines => lines.Any(line => line.StartsWith("round 2 of 2", StringComparison.Ordinal)), "the second round");
        terminal.Await(lines => lines.Any(line => line.StartsWith("└─", StringComparison.Ordinal)), "its run");

        Assert.Equal(0, terminal.Wait());
        var bar = terminal.Lines.ToList().IndexOf(new string('█', 80));
        Assert.StartsWith("2 rounds, 4 runs ", terminal.Lines[bar + 1], StringComparison.Ordinal);
        Assert.StartsWith("3 flags from LOCAL", terminal.Lines[bar + 2], StringComparison.Ordinal);
        Assert.DoesNotContain(terminal.Lines, line => line.Contains("└─", StringComparison.Ordinal));
        Assert.True(terminal.CursorIsVisible);
    });

    [Fact]
    [SecondTier("some seconds at a terminal; Bar_OnATerminal has the same bar in every run")]
    public void Bar_WithNoColor_HasNoColours() => TenRuns.OneSucceeds(() =>
    {
        using var terminal = new PseudoTerminal(_folder.Path, SlowRun, environment: new Dictionary<string, string> { ["NO_COLOR"] = "1" });

        Assert.Equal(0, terminal.Wait());
        Assert.Contains(new string('█', 80), terminal.Lines);
        Assert.DoesNotMatch("\e\\[[0-9;]*m", terminal.Output);
    });

    [Fact]
    [SecondTier("takes four seconds; that a bar is drawn on a terminal is tested in every run")]
    public void Bar_InCi_IsDrawnIfRequested() => TenRuns.OneSucceeds(() =>
    {
        using var terminal = new PseudoTerminal(
            _folder.Path, $"{SlowRun} --progress bar", environment: new Dictionary<string, string> { ["CI"] = "true" });

        Assert.Equal(0, terminal.Wait());
        Assert.Contains(new string('█', 80), terminal.Lines);
    });

    [Theory]
    [InlineData("a narrow window", "", SlowRun, 39, 24)]
    [SecondTierData("a low window", "", SlowRun, 80, 7)]
    [SecondTierData("a window without a size", "stty cols 0 rows 0;", SlowRun, 80, 24)]
    [SecondTierData("CI", "export CI=true;", SlowRun, 80, 24)]
    [SecondTierData("lines asked for", "", $"{SlowRun} --progress lines", 80, 24)]
    [SecondTierData("stdin redirected", "", $"{SlowRun} </dev/null", 80, 24)]
    [SecondTierData("stdout redirected", "", $"{SlowRun} >out; cat out", 80, 24)]
    [SecondTierData("stderr redirected", "", $"{SlowRun} 2>err; cat err", 80, 24)]
    [SecondTierData("in the background", "set -m;", $"{SlowRun} & wait %1", 80, 24)]
    public void NoBar_Obstacle_IsLinesWithoutCursorCodes(string where, string before, string command, int columns, int rows) => TenRuns.OneSucceeds(() =>
    {
        // A line every two seconds: on a busy machine, the run of three may end before the first.
        using var terminal = new PseudoTerminal(_folder.Path, $"{before} {command}", columns, rows);

        Assert.True(terminal.Wait() == 0, where);
        Assert.Matches(@"\d/8 flags", terminal.Output);
        Assert.Contains("8 flags downloaded.", terminal.Output, StringComparison.Ordinal);
        Assert.Equal(0, terminal.Questions);
        Assert.DoesNotContain("\e[?25l", terminal.Output, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("unset TERM", SlowRun)]
    [SecondTierData("TERM=", SlowRun)]
    [SecondTierData("TERM=dumb", SlowRun)]
    [SecondTierData("unset TERM", "flags compare -l 2 --rounds 1 --strategies eventloop --timeline")]
    [SecondTierData("TERM=dumb", "flags compare -l 2 --rounds 1 --strategies eventloop --timeline")]
    [SecondTierData("unset TERM", "flags spin --seconds 0.5")]
    [SecondTierData("unset TERM", "flags lab multitasking")]
    [SecondTierData("unset TERM", "flags download --help")]
    public void Output_OnAnUnknownTerminal_HasNoControlCodes(string term, string command)
    {
        using var terminal = new PseudoTerminal(_folder.Path, $"{term}; {command}");

        Assert.Equal(0, terminal.Wait());
        Assert.DoesNotContain('\e', terminal.Output);
        Assert.DoesNotMatch("\r(?!\r*\n)", terminal.Output);
    }

    [Fact]
    [SecondTier("four seconds; NoBar_Obstacle has one in every run")]
    public void NoBar_ButRequested_SaysWhy()
    {
        using var terminal = new PseudoTerminal(_folder.Path, $"{SlowRun} --progress bar </dev/null");

        Assert.Equal(0, terminal.Wait());
        Assert.Contains("flags: no bar, lines instead: standard input is not a terminal", terminal.Lines);
    }

    [Fact]
    [SecondTier("some seconds at a terminal; Bar_OnATerminal has the same bar in every run")]
    public void Bar_OnATerminalThatDoesNotAnswer_LosesNothing()
    {
        using var terminal = new PseudoTerminal(_folder.Path, SlowRun, answers: false);

        Assert.Equal(0, terminal.Wait());
        Assert.Contains("  8 flags downloaded.", terminal.Lines);
        Assert.True(terminal.CursorIsVisible);
    }

    [Theory]
    [InlineData(8)]
    [SecondTierData(20)]
    [SecondTierData(120)]
    [SecondTier("some seconds at a terminal; Bar_OnATerminal has the same bar in every run")]
    public void Bar_InAWindowThatChanges_LosesNothing(int columns) => TenRuns.OneSucceeds(() =>
    {
        using var terminal = new PseudoTerminal(_folder.Path, LongRun);
        terminal.Await(ShowsBar, "a bar");
        terminal.Resize(columns);

        Assert.Equal(0, terminal.Wait());
        Assert.Contains("  8 flags downloaded.", terminal.Output, StringComparison.Ordinal);
        Assert.True(terminal.CursorIsVisible);
    });

    [Fact]
    public void Bar_AfterCtrlC_ShowsTheCursor() => TenRuns.OneSucceeds(() =>
    {
        using var terminal = new PseudoTerminal(_folder.Path, "flags download -l 8 --delay 60 --strategy sequential");
        terminal.Await(ShowsBar, "a bar");
        Assert.False(terminal.CursorIsVisible);
        terminal.Type(CtrlC);

        Assert.Equal(130, terminal.Wait());
        Assert.Contains("  8 not downloaded: interrupted.", terminal.Lines);
        Assert.True(terminal.CursorIsVisible);
    });

    [Fact]
    [SecondTier("some seconds at a terminal; Bar_AfterCtrlC is in every run")]
    public void Bar_AfterCtrlZ_ShowsTheCursorAndReturns() => TenRuns.OneSucceeds(() =>
    {
        using var terminal = new PseudoTerminal(_folder.Path, "set -m; PS1='prompt> ' bash --norc --noprofile -i");
        terminal.Await(lines => lines.Any(line => line.StartsWith("prompt>", StringComparison.Ordinal)), "a prompt");
        terminal.Type($"flags() {{ '{FlagsProcess.Executable}' \"$@\"; }}; clear; {LongRun}\n");
        terminal.Await(ShowsBar, "a bar");
        terminal.Type(CtrlZ);
        terminal.Await(lines => lines.Any(line => line.Contains("Stopped", StringComparison.Ordinal)), "the shell's word of it");
        Assert.True(terminal.CursorIsVisible);

        terminal.Type("fg\n");
        terminal.Await(lines => lines.Contains("  8 flags downloaded."), "the report");
        Assert.Contains(new string('█', 80), terminal.Lines);
        Assert.True(terminal.CursorIsVisible);
        terminal.Type("exit\n");
        terminal.Wait();
    });

    private static bool ShowsBar(IReadOnlyList<string> lines) =>
        lines.Any(line => line.StartsWith('█') || line.StartsWith('░')) && lines.Any(line => line.Contains("/8 flags", StringComparison.Ordinal));
}
