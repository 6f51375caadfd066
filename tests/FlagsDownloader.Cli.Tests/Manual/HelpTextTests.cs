using FlagsDownloader.Cli.Manual;
using FlagsDownloader.Cli.Tests.Commands;

namespace FlagsDownloader.Cli.Tests.Manual;

public sealed class HelpTextTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("download --help")]
    [InlineData("compare --help")]
    [InlineData("serve --help")]
    [InlineData("spin --help")]
    [InlineData("lab --help")]
    [InlineData("completions --help")]
    [InlineData("man --help")]
    public void Help_OfAnyCommand_FitsATerminalAndHasExamples(string commandLine)
    {
        var help = CommandRun.Of(commandLine.Split(' ')).Output;

        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 80 && line == line.TrimEnd(), $"'{line}' has {line.Length} characters."));
        Assert.Contains("\n\nExamples:\n  flags ", help.Replace("source <(flags", "flags", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith(".\n", help, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfTheProgram_SaysWhatEveryExitCodeMeans()
    {
        var help = CommandRun.Of("--help").Output;

        Assert.Equal(Enum.GetValues<ExitCode>(), ExitCodes.All.Select(entry => entry.Code));
        Assert.All(ExitCodes.All, entry => Assert.Contains($"\n  {(int)entry.Code,-3}  {entry.Meaning}\n", help, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_OfOneCommand_HasNoExitCodes() =>
        Assert.DoesNotContain("Exit codes", CommandRun.Of("download", "--help").Output, StringComparison.Ordinal);

    [Fact]
    public void Version_OfTheProgram_SaysTheRuntimeToo() =>
        Assert.Matches(@"^flags \d+\.\d+\.\d+ \(\.NET \d+\.\d+\.\d+(, native)?\)\n$", CommandRun.Of("--version").Output);
}
