using System.Text.RegularExpressions;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>`--predict` on a real terminal, and without one.</summary>
public sealed class PredictionTests : IDisposable
{
    private const string CtrlC = "\x03";
    private const string CtrlD = "\x04";
    private const string Objects = "flags lab objects --predict";
    private const string SmallComparison = "flags compare -l 3 --delay 0.05 --rounds 2 --strategies sequential,eventloop --progress none --predict";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("objects")]
    [SecondTierData("multitasking")]
    [SecondTierData("coroutines")]
    [SecondTierData("tasks")]
    [SecondTierData("sleep")]
    [SecondTierData("loop")]
    [SecondTierData("sockets")]
    [SecondTierData("colours")]
    [SecondTierData("threads")]
    [SecondTierData("callbacks")]
    [SecondTierData("wait")]
    [SecondTierData("futures")]
    [SecondTierData("queues")]
    [SecondTierData("spinner")]
    [SecondTierData("memory")]
    [SecondTierData("executor")]
    [SecondTierData("subprocesses")]
    [SecondTierData("server")]
    [SecondTierData("latency")]
    public void Lab_AnAnswer_StandsBesideTheLessonsOwnFigure(string lesson)
    {
        using var terminal = new PseudoTerminal(_folder.Path, $"flags lab {lesson} --predict", rows: 100);
        AwaitPrompt(terminal);
        Assert.DoesNotContain(terminal.Lines, line => line.StartsWith($"{lesson}:", StringComparison.Ordinal));
        terminal.Type("1\n");

        Assert.Equal(0, terminal.Wait());
        var answer = Assert.Single(terminal.Lines, line => line.StartsWith("You said ", StringComparison.Ordinal));
        Assert.Matches("^You said .+(; it was|, and you were right: it was) .+[.]$", answer);
        Assert.DoesNotContain("not measured", answer, StringComparison.Ordinal);
        // Below the lesson's conclusions.
        Assert.Equal(answer, terminal.Lines.Last(line => line.Length > 0));
        Assert.True(terminal.CursorIsVisible);
    }

    [Fact]
    [SecondTier("a comparison at a terminal; Lab_AnAnswer has one in every run")]
    public void Compare_TwoAnswers_StandUnderTheTable()
    {
        using var terminal = new PseudoTerminal(_folder.Path, SmallComparison, columns: 100, rows: 60);
        AwaitPrompt(terminal);
        terminal.Type("1000\n");
        AwaitPrompt(terminal, "1 sequential, 2 eventloop:");
        terminal.Type("eventloop\n");

        Assert.Equal(0, terminal.Wait());
        Assert.Contains("How many times as fast as sequential is eventloop?", terminal.Lines);
        Assert.Contains(terminal.Lines, line => Regex.IsMatch(line, @"^You said 1000x; it was [0-9.]+x \([0-9.]+ to [0-9.]+\)\.$"));
        Assert.StartsWith("You said eventloop", terminal.Lines.Last(line => line.Length > 0), StringComparison.Ordinal);
    }

    [Fact]
    public void Question_NoAnswerThenEnter_IsAskedOnceMoreAndSkipped()
    {
        using var terminal = new PseudoTerminal(_folder.Path, Objects, rows: 60);
        AwaitPrompt(terminal);
        terminal.Type("some\n");
        terminal.Await(lines => lines.Contains("  Please type a number, such as 10 or 2.5; Enter skips."), "what is accepted");
        terminal.Type("\n");

        Assert.Equal(0, terminal.Wait());
        Assert.DoesNotContain("You said", terminal.Output, StringComparison.Ordinal);
        Assert.Contains(terminal.Lines, line => line.StartsWith("=> ", StringComparison.Ordinal));
    }

    [Fact]
    public void Question_CtrlD_SkipsIt()
    {
        using var terminal = new PseudoTerminal(_folder.Path, Objects, rows: 60);
        AwaitPrompt(terminal);
        terminal.Type(CtrlD);

        Assert.Equal(0, terminal.Wait());
        Assert.DoesNotContain("You said", terminal.Output, StringComparison.Ordinal);
        Assert.Contains(terminal.Lines, line => line.StartsWith("objects: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Objects, "")]
    [SecondTierData(SmallComparison, "flags: interrupted before the first round")]
    public void Question_CtrlC_EndsWithCleanTerminal(string command, string last)
    {
        using var terminal = new PseudoTerminal(_folder.Path, $"before=$(stty -g); {command}; code=$?; [[ $(stty -g) == $before ]] && echo unchanged; exit $code");
        AwaitPrompt(terminal);
        terminal.Type(CtrlC);

        Assert.Equal(130, terminal.Wait());
        Assert.Contains("unchanged", terminal.Lines);
        Assert.DoesNotContain("=> ", terminal.Output, StringComparison.Ordinal);
        Assert.True(last.Length == 0 || terminal.Lines.Contains(last), terminal.Output);
        Assert.True(terminal.CursorIsVisible);
    }

    [Theory]
    [InlineData("</dev/null", "standard input is not a terminal")]
    [InlineData(">out; cat out", "standard output is not a terminal")]
    public void Question_Redirected_IsNotAskedAndTheLessonRuns(string redirection, string reason)
    {
        using var terminal = new PseudoTerminal(_folder.Path, $"{Objects} {redirection}", rows: 60);

        Assert.Equal(0, terminal.Wait());
        Assert.Contains($"flags: --predict asks nothing: {reason}", terminal.Lines);
        Assert.DoesNotContain("What do you expect", terminal.Output, StringComparison.Ordinal);
        Assert.Contains(terminal.Lines, line => line.StartsWith("=> ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("compare", "--predict", "--json")]
    [InlineData("compare", "--predict", "-q")]
    [InlineData("compare", "--predict", "--strategies", "eventloop")]
    [InlineData("lab", "--predict")]
    [InlineData("lab", "sleep", "--predict", "--json")]
    [InlineData("lab", "sleep", "--predict", "--code")]
    [InlineData("lab", "server", "--predict", "--port", "0")]
    public void Predict_WhereNothingCanBeAsked_IsOneLineAndExitCode2(params string[] arguments)
    {
        var result = FlagsProcess.Run(_folder.Path, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("flags: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static void AwaitPrompt(PseudoTerminal terminal, string prompt = ":") => terminal.Await(
        lines => lines.Any(line => line.StartsWith("  ", StringComparison.Ordinal) && line.TrimEnd().EndsWith(prompt, StringComparison.Ordinal)), "a question");
}
