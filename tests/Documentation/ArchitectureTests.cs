using System.Text.RegularExpressions;
using System.Xml.Linq;
using FlagsDownloader.Documentation.Markdown;

namespace FlagsDownloader.Documentation;

/// <summary>The projects and types in docs/architecture.md exist.</summary>
public sealed partial class ArchitectureTests
{
    private const string Page = "docs/architecture.md";

    // Words of .NET, of Markdown, and of the page.
    private static readonly string[] NotOurs =
        ["SynchronizationContext", "ConfigureAwait", "TimeProvider", "DateTime", "UtcNow", "Stopwatch", "Task", "Delay", "Random", "Shared", "SocketsHttpHandler", "Retry", "After", "System", "BannedSymbols"];

    private static readonly MarkdownDocument Document = MarkdownDocument.Read(Page);

    [Fact]
    public void Arrows_BetweenProjects_AreTheirReferences()
    {
        var lines = Document.Fences.First(fence => fence.Language == "mermaid").Lines;
        var names = lines.SelectMany(line => Node().Matches(line)).ToDictionary(node => node.Groups["id"].Value, node => node.Groups["name"].Value);
        var told = lines.Select(line => Arrow().Match(Node().Replace(line, "${id}")))
            .Where(arrow => arrow.Success)
            .Select(arrow => $"{names[arrow.Groups["from"].Value]} {(arrow.Groups["kind"].Value == "-->" ? "references" : "starts")} {names[arrow.Groups["to"].Value]}");

        var real = Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Append(Repository.PathOf("flags-server/FlagsServer.csproj"))
            .SelectMany(project => XDocument.Load(project).Descendants("ProjectReference")
                .Where(reference => reference.Attribute("OutputItemType")?.Value != "Analyzer")
                .Select(reference => $"{NameOf(project)} {(reference.Attribute("ReferenceOutputAssembly")?.Value == "false" ? "starts" : "references")} {NameOf(reference.Attribute("Include")!.Value)}"));

        Assert.Equal(real.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_OnThePage_AreInTheSources()
    {
        var sources = Repository.FilesBelow(Repository.PathOf("src")).Concat(Repository.FilesBelow(Repository.PathOf("flags-server")))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => File.ReadAllText(Repository.PathOf(path)))
            .SelectMany(text => Identifier().Matches(text).Select(match => match.Value))
            .ToHashSet(StringComparer.Ordinal);
        var named = File.ReadAllLines(Repository.PathOf(Page))
            .SelectMany(line => Code().Matches(line).Select(code => code.Value).Concat(line.Contains("[\"", StringComparison.Ordinal) ? [line.Split("[\"")[1].Split('<')[0]] : []))
            .SelectMany(code => Identifier().Matches(code).Select(match => match.Value))
            .Where(name => char.IsAsciiLetterUpper(name[0]) && name.Any(char.IsAsciiLetterLower) && !NotOurs.Contains(name))
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count > 50, $"Only {named.Count} names were found on the page.");
        Assert.Subset(sources, named);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("README.md")]
    public void Table_OfStrategies_HasEachOnce(string page)
    {
        var catalog = File.ReadAllText(Repository.PathOf("src/FlagsDownloader/Downloaders/DownloaderCatalog.cs"));
        var strategies = CatalogEntry().Matches(catalog).Select(entry => entry.Groups["name"].Value).ToList();
        var rows = File.ReadAllLines(Repository.PathOf(page))
            .SkipWhile(line => !line.StartsWith("| `sequential` |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(code => code.Value.Trim('`')));

        Assert.NotEmpty(strategies);
        Assert.Equal(strategies.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project);

    [GeneratedRegex(@"(?<id>\w+)\[""(?<name>[\w.]+)<br>[^""]*""\]")]
    private static partial Regex Node();

    [GeneratedRegex(@"^\s*(?<from>\w+) (?<kind>-->|-\. \w+ \.->) (?<to>\w+)$")]
    private static partial Regex Arrow();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex("^\\s+new\\(\"(?<name>\\w+)\"", RegexOptions.Multiline)]
    private static partial Regex CatalogEntry();
}
