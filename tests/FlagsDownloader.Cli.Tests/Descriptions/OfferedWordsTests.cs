using System.CommandLine;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Tests.Commands;

namespace FlagsDownloader.Cli.Tests.Descriptions;

/// <summary>The program accepts the words that completions offer.</summary>
public sealed class OfferedWordsTests
{
    // A site, which a command line with codes needs here.
    private const string OtherSite = "http://localhost/flags";

    [Fact]
    public void Words_OfDownloadAndCompare_AreAllUnderstood()
    {
        foreach (var command in new[] { "download", "compare" })
        {
            var root = new FlagsRootCommand();
            foreach (var line in Lines(root, command))
            {
                Assert.True(Reads(root, line), $"'{string.Join(' ', line)}' is not understood.");
            }

            Assert.False(Reads(root, [command, "--save", "nosuch"]));
            Assert.False(Reads(root, [command, "nosuch"]));
        }
    }

    [Fact]
    public void Words_OfLab_AreAllUnderstood() =>
        Assert.All(Command("lab").Argument!.Words, word => Assert.Equal(ExitCode.Success, CommandRun.Execute("lab", word.Text, "--code").ExitCode));

    [Fact]
    public void Words_OfSpin_AreAllUnderstood() => Assert.All(
        // This process cannot start itself as a spinner. The end-to-end test does.
        Command("spin").Options.Single(option => option.Names.Contains("--with")).Value!.Words.Where(word => word.Text != "process"),
        word => Assert.Equal(ExitCode.Success, CommandRun.Execute("spin", "--with", word.Text, "--seconds", "0.01").ExitCode));

    [Fact]
    public void Words_OfAnyOption_NeedNoQuotesInAShell()
    {
        var values = Program.Commands.SelectMany(command => command.Options.Select(option => option.Value).Append(command.Argument));

        Assert.All(values.SelectMany(value => value?.Words ?? []), word => Assert.Matches("^[A-Za-z0-9.-]+$", word.Text));
    }

    private static CommandDescription Program => CommandDescription.From(new FlagsRootCommand());

    private static CommandDescription Command(string name) => Program.Commands.Single(command => command.Name == name);

    private static IEnumerable<string[]> Lines(RootCommand root, string command)
    {
        var description = CommandDescription.From(root).Commands.Single(candidate => candidate.Name == command);
        foreach (var option in description.Options)
        {
            foreach (var word in option.Value?.Words ?? [])
            {
                yield return [command, option.Names[^1], word.Text];
            }
        }

        foreach (var word in description.Argument!.Words)
        {
            yield return [command, word.Text, word.Text.ToLowerInvariant(), "-s", OtherSite];
        }
    }

    private static bool Reads(RootCommand root, string[] line)
    {
        var parsed = FlagsCommandLine.Parse(root, line);
        Assert.Empty(parsed.Errors);
        try
        {
            _ = parsed.CommandResult.Command switch
            {
                DownloadCommand download => (object)download.Read(parsed),
                CompareCommand compare => compare.Read(parsed),
                var other => throw new InvalidOperationException(other.Name),
            };
            return true;
        }
        catch (UserErrorException)
        {
            return false;
        }
    }
}
