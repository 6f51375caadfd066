using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class FaultCatalogTests
{
    [Fact]
    public void Describe_NamesEveryKindWithAnExample()
    {
        var lines = FaultCatalog.Describe().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(FaultKinds.All.Select(kind => kind.Name), lines.Where(line => line[0] != ' ').Select(line => line.Split(' ')[0]));
        Assert.All(FaultKinds.All, kind => Assert.Contains(lines, line => line.EndsWith($"e.g. --fault '{kind.Example}'", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 120));
    }

    [Fact]
    public void Readme_ListsEveryKindWithItsExample()
    {
        var readme = File.ReadAllText(Readme());

        Assert.All(FaultKinds.All, kind => Assert.Contains($"| `{kind.Example}` |", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_TableOfKinds_IsTheCatalogue()
    {
        var rows = File.ReadLines(Readme()).SkipWhile(line => !line.StartsWith("| kind |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(FaultKinds.All.Select(Row), rows);
    }

    private static string Row(FaultKind kind)
    {
        var options = string.Join(", ", kind.Options.Select(option => $"`{option}`"));
        return $"| `{kind.Name}` | {kind.Description} | {options}{(options.Length == 0 ? "" : " ")}| `{kind.Example}` |";
    }

    private static string Readme([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath("../../../flags-server/README.md", Path.GetDirectoryName(path)!);
}
