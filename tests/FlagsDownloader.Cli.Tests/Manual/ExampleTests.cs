using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Tests.Manual;

/// <summary>The parser accepts the examples. The end-to-end tests run them.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void Examples_OfEveryCommand_AreUnderstood()
    {
        var root = new FlagsRootCommand();
        var program = CommandDescription.From(root);
        foreach (var command in program.Commands.Prepend(program))
        {
            Assert.InRange(command.Examples.Count, 2, 7);
            foreach (var example in command.Examples)
            {
                var parsed = FlagsCommandLine.Parse(root, Arguments(example.CommandLine));

                Assert.Empty(parsed.Errors);
                Assert.Contains(command.Name, new[] { program.Name, parsed.CommandResult.Command.Name });
                // A country's code has two letters, so an unknown option is not a code.
                Assert.DoesNotContain(parsed.Tokens, token => token.Value.StartsWith("--", StringComparison.Ordinal) && token.Type == System.CommandLine.Parsing.TokenType.Argument);
            }
        }
    }

    [Fact]
    public void Examples_OfEveryCommand_FitALineOfTheManual()
    {
        var program = CommandDescription.From(new FlagsRootCommand());

        // 80 columns, 7 of which are the indentation of a manual page.
        Assert.All(
            program.Commands.Prepend(program).SelectMany(command => command.Examples),
            example => Assert.True(example.CommandLine.Length <= 73, example.CommandLine));
    }

    [Theory]
    [InlineData("flags spin --with task", "spin --with task")]
    [InlineData("source <(flags completions bash)", "completions bash")]
    [InlineData("flags man | man -l -", "man")]
    [InlineData("flags compare --assert 'a >= 2x b' > file", "compare --assert a_>=_2x_b")]
    public void Arguments_OfAnExample_AreWhatTheShellWouldPass(string example, string arguments) =>
        Assert.Equal(arguments.Split(' ').Select(word => word.Replace('_', ' ')), Arguments(example));

    // Examples need only this of a shell's grammar: single quotes, and an end at | or > or ).
    private static List<string> Arguments(string line)
    {
        var (words, word, quoted) = (new List<string>(), "", false);
        foreach (var letter in line[(line.IndexOf("flags ", StringComparison.Ordinal) + "flags ".Length)..])
        {
            if (!quoted && (letter is '|' or '>' or ')'))
            {
                break;
            }

            if (letter == '\'')
            {
                quoted = !quoted;
            }
            else if (letter != ' ' || quoted)
            {
                word += letter;
            }
            else if (word.Length > 0)
            {
                (words, word) = ([.. words, word], "");
            }
        }

        return word.Length > 0 ? [.. words, word] : words;
    }
}
