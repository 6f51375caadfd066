using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class TableTextTests
{
    private static readonly FigureTable Table = new(
        "A table",
        [new FigureColumn("", IsText: true), new FigureColumn("m"), new FigureColumn("median s"), new FigureColumn("95 %"), new FigureColumn("errors")],
        [["sequential", "1", "2.069", "2.058-2.070", "0"], ["curl", "20", "0.110", "", "12"]]);

    [Fact]
    public void Parts_WideEnough_IsOneTableWithAlignedFigures()
    {
        Assert.Equal(
            """
                         m  median s         95 %  errors
            sequential   1     2.069  2.058-2.070       0
            curl        20     0.110                   12
            """,
            Text(80));
    }

    [Fact]
    public void Parts_TooNarrow_ContinuesBelowWithTheNamesRepeated()
    {
        Assert.Equal(
            """
                         m  median s
            sequential   1     2.069
            curl        20     0.110

                         m         95 %
            sequential   1  2.058-2.070
            curl        20

                         m  errors
            sequential   1       0
            curl        20      12
            """,
            Text(27));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(35)]
    [InlineData(49)]
    public void Parts_AnyWidth_LosesNoColumn(int width)
    {
        var headings = TableText.Parts(Table, width).SelectMany(lines => lines[0].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

        Assert.Equal(["m", "median s", "95 %", "errors"], headings.Distinct());
    }

    [Theory]
    [InlineData(27)]
    [InlineData(36)]
    [InlineData(49)]
    public void Parts_ThatCanFit_AreNoWiderThanTheTerminal(int width)
    {
        Assert.All(TableText.Parts(Table, width).SelectMany(lines => lines), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void Parts_NamesOfWideCharacters_StandInTheirColumns()
    {
        var table = new FigureTable("A table", [new FigureColumn("", IsText: true), new FigureColumn("m")], [["東京", "1"], ["curl", "20"]]);

        Assert.Equal(["       m", "東京   1", "curl  20"], TableText.Parts(table, 80).Single());
    }

    private static string Text(int width) =>
        string.Join("\n\n", TableText.Parts(Table, width).Select(lines => string.Join('\n', lines)));
}
