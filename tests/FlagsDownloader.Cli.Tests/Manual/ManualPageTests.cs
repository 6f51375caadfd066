using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Manual;

namespace FlagsDownloader.Cli.Tests.Manual;

/// <summary>The page as text. In the end-to-end tests, groff and mandoc read it.</summary>
public sealed class ManualPageTests
{
    private static readonly CommandDescription Program = CommandDescription.From(new FlagsRootCommand());
    private static readonly string Page = ManualPage.Write(Program);

    [Fact]
    public void Page_OfTheProgram_HasTheUsualSectionsInOrder() => Assert.Equal(
        ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"],
        Page.Split('\n').Where(line => line.StartsWith(".SH ", StringComparison.Ordinal)).Select(line => line[5..^1]));

    [Fact]
    public void Page_OfTheProgram_HasEveryCommandOptionAndExample()
    {
        foreach (var command in Program.Commands)
        {
            var section = Page.Split($".SS \"flags {command.Name}\"\n")[1].Split("\n.S")[0];
            Assert.All(command.Options.SelectMany(option => option.Names), name => Assert.Contains(Roff.Bold(name), section, StringComparison.Ordinal));
            Assert.All(command.Examples, example => Assert.Contains($".TP\n{Roff.Bold(example.CommandLine)}\n", Page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Page_OfTheProgram_IsPlainAsciiInShortLines() => Assert.All(
        Page.Split('\n'), line => Assert.True(line.Length <= 160 && line.All(letter => letter is >= ' ' and <= '~') && line == line.TrimEnd(), line));

    [Theory]
    [InlineData("--delay", @"\-\-delay")]
    [InlineData(@"a\b", @"a\eb")]
    [InlineData("'x' ~ ^ `", @"\(aqx\(aq \(ti \(ha \(ga")]
    [InlineData("a,…", "a,...")]
    public void Literal_OfAnything_IsItselfAndNotItsTypographicalRelative(string text, string roff) => Assert.Equal(roff, Roff.Literal(text));

    [Theory]
    [InlineData("single-threaded", "single-threaded")]
    [InlineData("with --delay, or (-s)", @"with \-\-delay, or (\-s)")]
    [InlineData("from 1 - 2", "from 1 - 2")]
    public void Plain_OfASentence_HasOptionsAsTheyAreTyped(string text, string roff) => Assert.Equal(roff, Roff.Plain(text));

    [Theory]
    [InlineData(".hidden file")]
    [InlineData("'quoted' first")]
    public void Line_ThatLooksLikeARequest_IsText(string text)
    {
        var page = new Roff();

        page.Text(text);

        Assert.Equal($"\\&{text}\n", page.ToString());
    }
}
