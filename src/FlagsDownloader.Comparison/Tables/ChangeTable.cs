using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>The table of what changed between two comparisons: both medians, their ratio, and whether a difference is detected.</summary>
public static class ChangeTable
{
    /// <summary>For a terminal, with intervals in a column of their own.</summary>
    /// <param name="change">What changed.</param>
    public static FigureTable CreateForTerminal(ChangeAnalysis change) => Create(
        change,
        FigureStyle.Terminal,
        [new("speed-up"), new("95 %")],
        speedUp => [FigureStyle.Terminal.Factor.Write(speedUp), FigureStyle.Terminal.Factor.Interval(speedUp)]);

    /// <summary>For Markdown, with the interval in the cell.</summary>
    /// <param name="change">What changed.</param>
    internal static FigureTable CreateForMarkdown(ChangeAnalysis change) => Create(
        change, FigureStyle.Markdown, [new("speed-up")], speedUp => [FigureStyle.Markdown.Factor.Write(speedUp)]);

    /// <summary>The verdict as it is in tables.</summary>
    /// <param name="verdict">The verdict.</param>
    private static string Write(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Faster => "faster",
        ChangeVerdict.Slower => "slower",
        ChangeVerdict.NotDetected => "none detected",
        _ => "not compared",
    };

    private static FigureTable Create(
        ChangeAnalysis change, FigureStyle style, FigureColumn[] ratioColumns, Func<Estimate?, string[]> ratioCells)
    {
        var keys = new ContenderColumns([.. change.Changes.Select(each => each.Contender)], style);
        return new FigureTable(
            $"{(change.Basis == TimeBasis.Process ? "Time from exec to exit" : "Time in process")}: medians in seconds",
            [.. keys.Columns, new(change.Before.Name), new(change.After.Name), .. ratioColumns, new("difference", IsText: true)],
            [
                .. change.Changes.Index().Select(each => (IReadOnlyList<string>)
                [
                    .. keys.CellsOf(each.Index),
                    style.Seconds.Write(each.Item.Before),
                    style.Seconds.Write(each.Item.After),
                    .. ratioCells(each.Item.SpeedUp),
                    Write(each.Item.Verdict),
                ]),
            ])
        {
            KeyColumns = keys.Columns.Count,
        };
    }
}
