using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Tables;
using FlagsDownloader.Comparison.Waterfalls;
using Spectre.Console;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>A comparison on a terminal: what was done, tables, bars, the verdict.</summary>
internal static class ComparisonText
{
    /// <param name="console">Where it goes.</param>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">What follows from it.</param>
    /// <param name="waterfalls">Pictures to draw; empty for none.</param>
    public static void Write(
        IAnsiConsole console, RoundResults results, ComparisonAnalysis analysis, IReadOnlyList<Waterfall> waterfalls)
    {
        console.WriteLine(WorkText.Describe(results));
        foreach (var (table, index) in ComparisonTables.Of(results, analysis).Select((table, index) => (table, index)))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{table.Title}[/]");
            foreach (var (lines, part) in TableText.Parts(table, console.Profile.Width).Select((lines, part) => (lines, part)))
            {
                if (part > 0)
                    console.WriteLine();
                console.MarkupLineInterpolated($"[dim]{lines[0]}[/]");
                foreach (var line in lines.Skip(1))
                    console.WriteLine(line);
            }

            if (index == 0)
            {
                console.WriteLine();
                TimeBars.Write(console, results, analysis);
            }
        }

        foreach (var waterfall in waterfalls)
        {
            console.WriteLine();
            WaterfallText.Write(console, results.Contenders[waterfall.Contender], waterfall, waterfalls.Max(each => each.End));
        }

        console.WriteLine();
        console.WriteLine(analysis.Verdict);
        foreach (var note in results.Notes)
            console.WriteLine($"Note: {note}");
        foreach (var peer in results.Contenders.Where(contender => contender.Version is not null).DistinctBy(contender => contender.Name))
            console.WriteLine($"{peer.Name}: {peer.Version}");
    }
}
