using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Tests.Progress;

public sealed class ProgressDecisionTests
{
    /// <summary>Each obstacle to a bar, and the message if a bar was requested.</summary>
    public static TheoryData<string, string> Obstacles => new()
    {
        { "input", "standard input is not a terminal" },
        { "output", "standard output is not a terminal" },
        { "error", "standard error is not a terminal" },
        { "no TERM", "TERM is not set" },
        { "empty TERM", "TERM is not set" },
        { "dumb", "TERM is dumb" },
        { "39 columns", "the window has 39 x 24 characters, and a bar needs 40 x 8" },
        { "7 rows", "the window has 80 x 7 characters, and a bar needs 40 x 8" },
        { "no size", "the window has 0 x 0 characters, and a bar needs 40 x 8" },
        { "background", "flags runs in the background" },
    };

    [Fact]
    public void Create_AUsualTerminal_IsABar() =>
        Assert.Equal(new ProgressDecision(ProgressMode.Bar), Make(ProgressChoice.Auto, Terminal.Usual));

    [Fact]
    public void Create_TheSmallestWindow_IsABar() =>
        Assert.Equal(ProgressMode.Bar, Make(ProgressChoice.Auto, Terminal.Usual with { Columns = 40, Rows = 8 }).Mode);

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void Create_Obstacle_IsLinesWithoutAMessage(string obstacle, string told)
    {
        Assert.NotEmpty(told);
        Assert.Equal(new ProgressDecision(ProgressMode.Lines), Make(ProgressChoice.Auto, With(obstacle)));
    }

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void Create_ObstacleToARequestedBar_IsLinesAndTheReason(string obstacle, string told) =>
        Assert.Equal(
            new ProgressDecision(ProgressMode.Lines, $"no bar, lines instead: {told}"), Make(ProgressChoice.Bar, With(obstacle)));

    [Theory]
    [InlineData(null, nameof(ProgressMode.Bar))]
    [InlineData("", nameof(ProgressMode.Bar))]
    [InlineData("false", nameof(ProgressMode.Bar))]
    [InlineData("0", nameof(ProgressMode.Bar))]
    [InlineData("true", nameof(ProgressMode.Lines))]
    [InlineData("1", nameof(ProgressMode.Lines))]
    [InlineData("woodpecker", nameof(ProgressMode.Lines))]
    public void Create_Ci_IsLinesUnlessABarIsAskedFor(string? ci, string mode)
    {
        var terminal = Terminal.Usual with { Ci = ci };

        Assert.Equal(mode, Make(ProgressChoice.Auto, terminal).Mode.ToString());
        Assert.Equal(new ProgressDecision(ProgressMode.Bar), Make(ProgressChoice.Bar, terminal));
    }

    [Fact]
    public void Create_NoColor_ChangesNothing() =>
        Assert.Equal(ProgressMode.Bar, Make(ProgressChoice.Auto, Terminal.Usual with { NoColor = "1" }).Mode);

    [Theory]
    [InlineData(nameof(ProgressChoice.Auto), false, false, nameof(ProgressMode.Bar))]
    [InlineData(nameof(ProgressChoice.Auto), false, true, nameof(ProgressMode.None))]
    [InlineData(nameof(ProgressChoice.Auto), true, false, nameof(ProgressMode.Verbose))]
    [InlineData(nameof(ProgressChoice.Auto), true, true, nameof(ProgressMode.Verbose))]
    [InlineData(nameof(ProgressChoice.None), true, false, nameof(ProgressMode.Verbose))]
    [InlineData(nameof(ProgressChoice.None), false, false, nameof(ProgressMode.None))]
    [InlineData(nameof(ProgressChoice.Lines), false, false, nameof(ProgressMode.Lines))]
    [InlineData(nameof(ProgressChoice.Lines), false, true, nameof(ProgressMode.Lines))]
    [InlineData(nameof(ProgressChoice.Bar), false, true, nameof(ProgressMode.Bar))]
    public void Create_Choice_IsItsMode(string choice, bool verbose, bool silent, string mode) =>
        Assert.Equal(mode, ProgressDecision.Create(Enum.Parse<ProgressChoice>(choice), verbose, silent, Terminal.Usual).Mode.ToString());

    private static ProgressDecision Make(ProgressChoice choice, TerminalState terminal) =>
        ProgressDecision.Create(choice, verbose: false, silent: false, terminal);

    private static TerminalState With(string obstacle) => obstacle switch
    {
        "input" => Terminal.Usual with { InputIsTerminal = false },
        "output" => Terminal.Usual with { OutputIsTerminal = false },
        "error" => Terminal.Usual with { ErrorIsTerminal = false },
        "no TERM" => Terminal.Usual with { Term = null },
        "empty TERM" => Terminal.Usual with { Term = "" },
        "dumb" => Terminal.Usual with { Term = "dumb" },
        "39 columns" => Terminal.Usual with { Columns = 39 },
        "7 rows" => Terminal.Usual with { Rows = 7 },
        "no size" => Terminal.Usual with { Columns = 0, Rows = 0 },
        _ => Terminal.Usual with { IsInForeground = false },
    };
}
