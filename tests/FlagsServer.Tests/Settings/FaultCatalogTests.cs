using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class FaultCatalogTests
{
    [Fact]
    public void Describe_NamesEveryKindWithAnExample()
    {
        var lines = FaultCatalog.Describe().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(FaultCatalog.All.Select(kind => kind.Name), lines.Where(line => line[0] != ' ').Select(line => line.Split(' ')[0]));
        Assert.All(FaultCatalog.All, kind => Assert.Contains(lines, line => line.EndsWith($"e.g. --fault '{kind.Example}'", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 120));
    }

    [Fact]
    public void Readme_ListsEveryKindWithItsExample()
    {
        var readme = File.ReadAllText(Readme());

        Assert.All(FaultCatalog.All, kind => Assert.Contains($"| `{kind.Example}` |", readme, StringComparison.Ordinal));
    }

    private static string Readme([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath("../../../flags-server/README.md", Path.GetDirectoryName(path)!);
}
