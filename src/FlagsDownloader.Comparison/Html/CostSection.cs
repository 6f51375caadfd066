using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The costs and downloads of each contender.</summary>
internal static class CostSection
{
    public static void Write(Markup markup, ReportContents contents) => HtmlTable.Write(markup, new FigureTable(
        "Processor time, peak memory and peak threads are medians of all rounds",
        [
            new("Contender", IsText: true),
            .. CostColumn.All.Select(column => new FigureColumn(column.Page) { Group = column.Group }),
        ],
        [
            .. contents.Analysis.Figures.Select(figures => (IReadOnlyList<string>)
                [contents.NameOf(figures.Contender), .. CostColumn.All.Select(column => column.Write(figures, FigureStyle.Page))]),
        ]),
        [.. contents.Analysis.Figures.Select(figures => (int[])[figures.Contender])]);
}
