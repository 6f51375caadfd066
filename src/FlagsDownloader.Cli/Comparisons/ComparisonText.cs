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
    public static void Write(
        StyledText output, RoundResults results, ComparisonAnalysis analysis, IReadOnlyList<Waterfall> waterfalls)
    {
        output.WriteWrapped(WorkText.Describe(results));
        foreach (var (table, index) in ComparisonTables.Create(results, analysis).Select((table, index) => (table, index)))
        {
            output.WriteLine();
            output.WriteBold(table.Title);
            foreach (var (lines, part) in TableText.Parts(table, output.Width).Select((lines, part) => (lines, part)))
            {
                if (part > 0)
                {
                    output.WriteLine();
                }

                output.WriteDim(lines[0]);
                foreach (var line in lines.Skip(1))
                {
                    output.WriteLine(line);
                }
            }

            if (index == 0)
            {
                output.WriteLine();
                TimeBars.Write(output, results, analysis);
            }
        }

        foreach (var waterfall in waterfalls)
        {
            output.WriteLine();
            WaterfallText.Write(output, results.Contenders[waterfall.Contender], waterfall, waterfalls.Max(each => each.End));
        }

        output.WriteLine();
        output.WriteWrapped(analysis.Verdict);
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
