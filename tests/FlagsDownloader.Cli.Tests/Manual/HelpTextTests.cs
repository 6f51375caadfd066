using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Manual;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Cli.Tests.Commands;

namespace FlagsDownloader.Cli.Tests.Manual;

public sealed class HelpTextTests
{
    private static readonly CommandDescription Program = CommandDescription.From(new FlagsRootCommand());

    public static TheoryData<string> Commands => [.. Program.Commands.Select(command => command.Name).Prepend(Program.Name)];

    [Theory]
    [InlineData("flags", 80)]
    [InlineData("download", 100)]
    [InlineData("download", 80)]
    [InlineData("download", 40)]
    [InlineData("merge", 80)]
    [InlineData("record", 80)]
    [InlineData("compare", 100)]
    [InlineData("compare", 80)]
    [InlineData("compare", 40)]
    [InlineData("serve", 80)]
    [InlineData("spin", 80)]
    [InlineData("lab", 80)]
    [InlineData("completions", 80)]
    [InlineData("man", 80)]
    public void Help_OfACommand_IsAsApproved(string command, int width)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Manual", "Help");
        var rendered = Help(command, width);
        var approved = Path.Combine(folder, $"{command}.{width}.approved.txt");
        if (File.Exists(approved) && File.ReadAllText(approved) == rendered)
        {
            return;
        }

        var received = Path.Combine(folder, $"{command}.{width}.received.txt");
        Directory.CreateDirectory(folder);
        File.WriteAllText(received, rendered);
        Assert.Fail($"The help has changed. If this is intended, copy {received} over Manual/Help/{command}.{width}.approved.txt.");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfAnyCommand_FitsATerminalAndHasExamples(string command)
    {
        foreach (var width in new[] { 40, 59, 60, 80, 100 })
        {
            var help = Help(command, width);
            var examples = Find(command).Examples.Select(example => $"  {example.CommandLine}").ToList();

            Assert.All(
                help.Split('\n').Except(examples).Where(line => !line.StartsWith("Usage: ", StringComparison.Ordinal)),
                line => Assert.True(line.Length <= width && line == line.TrimEnd(), $"'{line}' has {line.Length} characters."));
            Assert.All(examples, example => Assert.Contains($"\n{example}\n      ", help, StringComparison.Ordinal));
            Assert.EndsWith(".\n", help, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("download", 86)]
    [InlineData("compare", 88)]
    public void Help_OfACommandWithManyOptions_IsReadInAMinute(string command, int maxLines) =>
        Assert.InRange(Help(command, width: 100).Count(letter => letter == '\n'), 40, maxLines);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfAnyCommand_RepeatsNoSentence(string command)
    {
        var texts = Find(command).Groups.SelectMany(group => group.Options.Select(option => option.Text).Append(group.Note));

        var sentences = texts.SelectMany(text => text.TrimEnd('.').Split(". ")).Where(sentence => sentence.Length > 0);

        Assert.Distinct(sentences.Where(sentence => !sentence.StartsWith("Default: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Help_OnATerminalWithStyles_HasBoldHeadings()
    {
        using var text = new StringWriter { NewLine = "\n" };

        HelpText.Write(Find("spin"), new StyledText(text, OutputMode.Styled, 80));

        Assert.Contains("\n\e[1mOptions:\e[0m\n  --with", $"{text}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "Usage: flags COMMAND [options]")]
    [InlineData("download -h", "Usage: flags download [CC|URL...] [options]")]
    [InlineData("compare --nosuch --help", "Usage: flags compare [CC...] [options]")]
    [InlineData("spinner-process --help", "Usage: flags spinner-process [options]")]
    public void Help_OnACommandLine_IsThatOfTheCommand(string commandLine, string usage)
    {
        var run = CommandRun.Execute(commandLine.Split(' '));

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.Contains(usage, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfTheProgram_ExplainsEveryExitCode()
    {
        var help = Help(Program.Name, width: 80);

        Assert.Equal(Enum.GetValues<ExitCode>(), ExitCodes.All.Select(entry => entry.Code));
        Assert.All(ExitCodes.All, entry => Assert.Contains($"\n  {(int)entry.Code,-3}  {entry.Meaning}\n", help, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_OfOneCommand_HasNoExitCodes() =>
        Assert.DoesNotContain("Exit codes", Help("download", width: 80), StringComparison.Ordinal);

    [Fact]
    public void Version_OfTheProgram_NamesTheRuntime() =>
        Assert.Matches(@"^flags \d+\.\d+\.\d+ \(\.NET \d+\.\d+\.\d+(, native)?\)\n$", CommandRun.Execute("--version").Output);

    private static CommandDescription Find(string name) =>
        name == Program.Name ? Program : Program.Commands.Single(command => command.Name == name);

    private static string Help(string command, int width)
    {
        using var text = new StringWriter { NewLine = "\n" };
        HelpText.Write(Find(command), new StyledText(text, OutputMode.Plain, width));
        return text.ToString();
    }
}
