using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tables;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Writes what changed between two comparisons on a terminal: which they are, a table, and the conclusions.</summary>
internal static class ChangeText
{
    // Two headings with names of files leave room for the figures.
    private const int MaxHeading = 10;

    public static void Write(StyledText output, ChangeAnalysis change)
    {
        foreach (var comparison in new[] { change.Before, change.After })
        {
            output.WriteWrapped(PrintableText.Line(Describe(comparison)));
        }

        var printable = Printable(change);
        var files = ShortNames.Cut([printable.Before.Name, printable.After.Name], MaxHeading);
        var headed = printable with
        {
            Before = printable.Before with { Name = files.Shorten(printable.Before.Name) },
            After = printable.After with { Name = files.Shorten(printable.After.Name) },
        };
        var names = ShortNames.Fit(
            [.. printable.Changes.Select(each => each.Contender.Name)], [ChangeTable.CreateForTerminal(headed)], output.Width);
        output.WriteLine();
        TableText.Write(output, ChangeTable.CreateForTerminal(WithNames(headed, names.Shorten)));
        files.WriteLegend(output);
        names.WriteLegend(output);
        output.WriteLine();
        foreach (var sentence in change.Summary)
        {
            output.WriteWrapped(PrintableText.Line(sentence));
        }
    }

    private static ChangeAnalysis Printable(ChangeAnalysis change) => WithNames(change, PrintableText.Line) with
    {
        Before = change.Before with { Name = PrintableText.Line(change.Before.Name) },
        After = change.After with { Name = PrintableText.Line(change.After.Name) },
    };

    private static ChangeAnalysis WithNames(ChangeAnalysis change, Func<string, string> rename) => change with
    {
        Changes = [.. change.Changes.Select(each => each with { Contender = each.Contender with { Name = rename(each.Contender.Name) } })],
    };

    private static string Describe(NamedResults comparison)
    {
        string?[] facts = [Plural.Format(comparison.Results.Rounds, "round"), comparison.Program, comparison.Results.Work.Machine];
        return $"{comparison.Name}: {string.Join("; ", facts.OfType<string>())}";
    }
}
