using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Html;

/// <summary>Every two contenders held against each other.</summary>
internal static class PairTable
{
    private const string Head =
        """
        <tr><th scope="col">Contenders</th><th scope="col">Ratio of their times</th><th scope="col">95 %</th>
        <th scope="col" class="words">What the data support</th></tr>
        """;

    public static void Write(Markup markup, ReportContents contents)
    {
        if (contents.Analysis.Differences.Count == 0)
        {
            return;
        }

        markup.Raw("<details><summary>Every two contenders held against each other, round by round</summary>\n");
        HtmlTable.Write(markup, "The first one's time divided by the second one's", Head, table =>
        {
            foreach (var pair in contents.Analysis.Differences)
            {
                string first = contents.NameOf(pair.First);
                string second = contents.NameOf(pair.Second);
                var faster = pair.Ratio.Value > 1 ? second : first;
                table.Row(
                    $"{first} : {second}",
                    [Figure.Times(pair.Ratio.Value), Figure.Interval(pair.Ratio, Figure.Times)],
                    words: pair.IsDetected ? $"{faster} is faster" : "no difference detected");
            }
        });
        markup.Raw("</details>\n");
    }

    /// <summary>One contender beside another, whichever of them was named first; null where they were not compared.</summary>
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
