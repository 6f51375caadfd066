using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tables;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Writes a comparison on a terminal: its work, tables, bars, the verdict.</summary>
internal static class ComparisonText
{
    /// <param name="output">Receives the text.</param>
    /// <param name="results">The measured runs.</param>
    /// <param name="analysis">The analysis of the runs.</param>
    /// <param name="waterfalls">The waterfalls to draw; empty for none.</param>
    /// <param name="details">Whether to write all tables with all columns.</param>
    public static void Write(
        StyledText output, RoundResults results, ComparisonAnalysis analysis, IReadOnlyList<Waterfall> waterfalls, bool details)
    {
        IReadOnlyList<FigureTable> Tables(RoundResults named) =>
            details ? ComparisonTables.Create(named, analysis) : ComparisonTables.CreateShort(named, analysis);

        output.WriteWrapped(WorkText.Describe(results));
        var names = ShortNames.Fit([.. results.Contenders.Select(contender => contender.Name)], Tables(results), output.Width);
        var shown = results with { Contenders = [.. results.Contenders.Select(contender => contender with { Name = names.Shorten(contender.Name) })] };
        foreach (var (index, table) in Tables(shown).Index())
        {
            output.WriteLine();
            TableText.Write(output, table);
            if (index == 0)
            {
                output.WriteLine();
                TimeBars.Write(output, shown, analysis);
            }
        }

        foreach (var waterfall in waterfalls)
        {
            output.WriteLine();
            WaterfallText.Write(output, shown.Contenders[waterfall.Contender], waterfall, waterfalls.Max(each => each.End));
        }

        names.WriteLegend(output);

        output.WriteLine();
        foreach (var line in analysis.Verdict)
        {
            output.WriteWrapped(line);
        }

        foreach (var note in results.Notes)
        {
            output.WriteWrapped($"Note: {note}");
        }

        foreach (var peer in results.Contenders.Where(contender => contender.Version is not null).DistinctBy(contender => contender.Name))
        {
            output.WriteWrapped($"{peer.Name}: {peer.Version}");
        }
    }
}
