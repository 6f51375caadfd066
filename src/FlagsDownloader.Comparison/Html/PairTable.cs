using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Html;

/// <summary>Every two contenders compared with each other.</summary>
internal static class PairTable
{
    public static void Write(Markup markup, ReportContents contents)
    {
        if (contents.Analysis.Differences.Count == 0)
        {
            return;
        }

        markup.Raw("<details><summary>Every two contenders compared, round by round</summary>\n");
        HtmlTable.Write(markup, new FigureTable(
            "The first one's time divided by the second one's",
            [new("Contenders", IsText: true), new("Ratio of their times"), new("95 %"), new("What the data support", IsText: true)],
            [.. contents.Analysis.Differences.Select(pair => Row(contents, pair))]),
            [.. contents.Analysis.Differences.Select(pair => (int[])[pair.First, pair.Second])]);
        markup.Raw("</details>\n");
    }

    private static IReadOnlyList<string> Row(ReportContents contents, Difference pair)
    {
        var (first, second) = (contents.NameOf(pair.First), contents.NameOf(pair.Second));
        var format = FigureStyle.Page.Factor;
        return
        [
            $"{first} : {second}",
            format.Write(pair.Ratio),
            format.Interval(pair.Ratio),
            pair.IsDetected ? $"{(pair.Ratio.Value > 1 ? second : first)} is faster" : "no difference detected",
        ];
    }

    /// <summary>The difference of two contenders, in either order; null if they were not compared.</summary>
    public static Difference? Between(ComparisonAnalysis analysis, int first, int second)
    {
        foreach (var pair in analysis.Differences)
        {
            if (pair.First == first && pair.Second == second)
            {
                return pair;
            }

            if (pair.First == second && pair.Second == first)
            {
                return pair with { First = first, Second = second, Ratio = Inverse(pair.Ratio) };
            }
        }

        return null;
    }

    private static Estimate Inverse(Estimate ratio) => new(1 / ratio.Value, 1 / ratio.High, 1 / ratio.Low);
}
