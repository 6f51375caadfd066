using System.CommandLine;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Completions;
using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Tests.Completions;

/// <summary>The scripts as text. In the end-to-end tests, the shells read them.</summary>
public sealed class CompletionScriptsTests
{
    public static TheoryData<string> Shells => [.. CompletionScripts.All.Select(script => script.Shell)];

    [Theory]
    [MemberData(nameof(Shells))]
    public void Script_OfTheProgram_HasEveryCommandOptionAndWord(string shell)
    {
        var program = CommandDescription.From(new FlagsRootCommand());

        var script = CompletionScripts.Find(shell)!.Write(program);

        foreach (var command in program.Commands)
        {
            Assert.Contains(command.Name, script, StringComparison.Ordinal);
            // fish names them without the dashes.
            Assert.All(command.Options.SelectMany(option => option.Names), name => Assert.Contains(name.TrimStart('-'), script, StringComparison.Ordinal));
            Assert.All(
                command.Options.Select(option => option.Value).Append(command.Argument).SelectMany(value => value?.Words ?? []),
                word => Assert.Contains(word.Text, script, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("spinner-process", script, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', script);
        Assert.EndsWith("\n", script, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void Script_AfterAnOptionWasAdded_HasItWithItsWords(string shell)
    {
        var root = new FlagsRootCommand();
        root.Subcommands.Single(command => command.Name == "spin").Add(
            new Option<string>("--brand-new") { Description = "Just now.", CompletionSources = { "sparkling" } });

        var script = CompletionScripts.Find(shell)!.Write(CommandDescription.From(root));

        Assert.Contains("brand-new", script, StringComparison.Ordinal);
        Assert.Contains("sparkling", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "'download -m' | 'download --max_req' | 'download --max-req'")]
    [InlineData("zsh", "'!--max-req=[")]
    [InlineData("powershell", "'download --max-req' = @(")]
    public void Script_OtherSpellingOfAnOption_ExpectsAValue(string shell, string expected) =>
        Assert.Contains(expected, CompletionScripts.Find(shell)!.Write(CommandDescription.From(new FlagsRootCommand())), StringComparison.Ordinal);

    [Fact]
    public void PowerShell_Script_HasBalancedBrackets()
    {
        var script = CompletionScripts.Find("powershell")!.Write(CommandDescription.From(new FlagsRootCommand()));
        var open = new Stack<char>();
        for (var i = 0; i < script.Length; i++)
        {
            switch (script[i])
            {
                case '#':
                    i = script.IndexOf('\n', i);
                    break;
                // In single quotes, a quote is written twice. That reads as two texts, which are closed too.
                case '\'' or '"':
                    i = script.IndexOf(script[i], i + 1);
                    Assert.True(i > 0, "A text does not end.");
                    break;
                case '(' or '{' or '[':
                    open.Push(script[i]);
                    break;
                case ')' or '}' or ']':
                    Assert.True(open.TryPop(out var opened), $"'{script[i]}' closes nothing.");
                    Assert.Contains($"{opened}{script[i]}", new[] { "()", "{}", "[]" });
                    break;
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public void PowerShell_Script_HasNoKeyTwiceInATable()
    {
        var script = CompletionScripts.Find("powershell")!.Write(CommandDescription.From(new FlagsRootCommand()));
        var tables = script.Split("@{\n").Skip(1).Select(rest => rest.Split("\n    }")[0]).ToList();

        Assert.Equal(3, tables.Count);
        // In PowerShell, 'A' and 'a' are the same key, and the second one is an error.
        Assert.All(tables, table => Assert.Distinct(
            table.Split('\n').Where(line => line.Contains(" = @(", StringComparison.Ordinal)).Select(line => line.Split(" = ")[0].Trim()),
            StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void PowerShell_Script_HasNoListThatEndsWithAComma() => Assert.DoesNotMatch(
        @",\s*\)", CompletionScripts.Find("powershell")!.Write(CommandDescription.From(new FlagsRootCommand())));
}
