using System.Text.RegularExpressions;
using FlagsDownloader.Documentation.Commands;
using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation;

/// <summary>docs/exit-codes.md has every exit code of both programs, with an example that <see cref="ConsoleTests"/> runs.</summary>
public sealed partial class ExitCodesTests
{
    private const string Page = "docs/exit-codes.md";

    [Theory]
    [InlineData("src/FlagsDownloader.Cli/ExitCode.cs", "flags")]
    [InlineData("flags-server/ExitCode.cs", "flags-server")]
    public void Page_OfEachProgram_HasAllItsCodesWithExamples(string source, string program)
    {
        var codes = Member().Matches(File.ReadAllText(Repository.PathOf(source))).Select(member => member.Groups["code"].Value).ToList();
        var lines = File.ReadAllLines(Repository.PathOf(Page))
            .SkipWhile(line => line != $"## `{program}`").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .ToList();
        var rows = lines.Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups["code"].Value);
        var examples = MarkdownDocument.Parse(Page, lines).Fences
            .SelectMany(ConsoleStep.Of)
            .Select(step => step.Shown[^1]);

        Assert.NotEmpty(codes);
        Assert.Equal(codes, rows);
        Assert.Equal(codes, examples.Distinct());
    }

    [GeneratedRegex(@"^\s+\w+ = (?<code>\d+),", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"^\| (?<code>\d+) \|")]
    private static partial Regex Row();
}
