using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Writes a comparison as Markdown with GitHub's tables, for a pull request or a wiki: the verdict, the work, the times, the costs,
/// and where the time went.
/// </summary>
public static class MarkdownExport
{
    private static readonly FigureStyle Style = FigureStyle.Markdown;

    /// <summary>Writes the document.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="results">The measurements.</param>
    /// <param name="analysis">The conclusions.</param>
    /// <param name="chart">The percent-encoded address of the picture of <c>SvgChart</c>, shown below the verdict. Default: null, there is none.</param>
    public static void Write(TextWriter writer, RoundResults results, ComparisonAnalysis analysis, string? chart = null)
    {
        writer.Write("# Comparison\n\n");
        foreach (var line in analysis.Verdict)
        {
            writer.Write($"{MarkdownText.Escape(line)}\n\n");
        }

        if (chart is not null)
        {
            var verdict = string.Join(" ", analysis.Verdict);
            writer.Write($"![{MarkdownText.Escape(verdict)}]({chart})\n\n");
        }

        WriteWork(writer, results);
        WriteTimes(writer, results, analysis);
        WriteUndetected(writer, results, analysis);
        WriteCosts(writer, results, analysis);
        WriteAccounts(writer, results, analysis);
        if (results.Notes.Count > 0)
        {
            writer.Write("\n## Notes\n\n");
            foreach (var note in results.Notes)
            {
                writer.Write($"- {MarkdownText.Escape(note)}\n");
            }
        }
    }

    private static void WriteWork(TextWriter writer, RoundResults results)
    {
        var work = results.Work;
        string?[] facts =
        [
            work.Repeat > 1 ? $"{work.Items} requests ({work.Codes} × {work.Repeat})" : $"{work.Items} requests",
            work.Recording is { } recording ? $"to a replay of {recording} ({HostNames.List(work.Hosts)})"
                : work.EmbeddedServer ? $"to a server started for the comparison ({work.Site}{(work.IsEncrypted ? ", over TLS" : "")})"
                : work.IsList ? $"to {HostNames.List(work.Hosts)}"
                : $"to {work.Site}, {work.Address}",
            work.Delay is { } delay ? $"delay {delay} s" : null,
            work.ErrorRate is { } rate ? $"error rate {rate}" : null,
            work.PadTo is { } size ? $"pictures of at least {size}" : null,
            work.Seed is { } seed ? $"seed {seed}" : null,
            $"{work.Retries} retries, {work.TimeoutSeconds} s for an attempt",
        ];
        writer.Write($"{MarkdownText.Escape(string.Join("; ", facts.OfType<string>()))}.\n");
        if (work.Machine is { } machine)
        {
            writer.Write($"Measured on {MarkdownText.Escape(machine)}.\n");
        }

        var peers = results.Contenders.Where(contender => contender.Command is not null).ToList();
        if (peers.Count > 0)
        {
            writer.Write('\n');
        }

        foreach (var peer in peers)
        {
            var version = peer.Version is { } text ? $" ({MarkdownText.Escape(text)})" : "";
            writer.Write($"- {MarkdownText.Escape(peer.Title)}{version}: {MarkdownText.Code(peer.Command!)}\n");
        }
    }

    private static void WriteTimes(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        var inProcess = analysis.Basis == TimeBasis.Download;
        writer.Write("\n## Time\n\n");
        writer.Write("Medians of the rounds with their 95 % confidence intervals. Compared is the time ");
        writer.Write(inProcess ? "of the downloads alone, in process" : "from the start of the program to its exit");
        writer.Write("; the ideal is a client without overhead.\n\n");
        MarkdownTable.Write(writer, Table(
            results,
            analysis.Figures,
            ["rounds", "download", "start to exit", "speed-up", "of the ideal"],
            figures =>
            [
                $"{figures.Rounds}",
                Style.Seconds.Write(figures.DownloadTime),
                Style.Seconds.Write(figures.ProcessTime),
                figures.Contender == analysis.Baseline ? "baseline" : Style.Factor.Write(figures.SpeedUp(analysis.Basis)),
                Style.Share.Write(figures.ShareOfIdeal(analysis.Basis)),
            ]) with
        {
            Fastest = analysis.Figures.Index().Where(row => analysis.Fastest.Contains(row.Item.Contender)).Select(row => row.Index).ToHashSet(),
        });
        writer.Write("\nIn bold: none is detected to be faster.\n");
    }

    private static void WriteUndetected(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        var undetected = analysis.Differences.Where(difference => !difference.IsDetected).ToList();
        if (undetected.Count == 0)
        {
            return;
        }

        writer.Write("\nNo difference detected, by the ratio of their times:\n\n");
        foreach (var difference in undetected)
        {
            var (first, second) = (results.Contenders[difference.First].Title, results.Contenders[difference.Second].Title);
            writer.Write($"- {MarkdownText.Escape(first)} and {MarkdownText.Escape(second)}: {Style.Factor.Write(difference.Ratio)}\n");
        }
    }

    private static void WriteCosts(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        writer.Write("\n## Costs\n\n");
        MarkdownTable.Write(writer, Table(
            results,
            analysis.Figures,
            CostColumn.All.Select(column => column.Markdown),
            figures => CostColumn.All.Select(column => column.Write(figures, Style))));
    }

    private static void WriteAccounts(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        var told = analysis.Figures.Where(figures => figures.Account is not null).ToList();
        if (told.Count == 0)
        {
            return;
        }

        writer.Write("\n## Where the time went\n\n");
        writer.Write("Seconds of the average slot. From the wait for a thread to the empty slot they add up to the time of the downloads.\n\n");
        // The wait for a slot is no part of the sum.
        AccountEntry[] entries = [.. AccountEntry.All.Where(entry => entry != AccountEntry.Queued)];
        MarkdownTable.Write(writer, Table(
            results,
            told,
            entries.Select(entry => entry.Text),
            figures => entries.Select(entry => Style.Seconds.WriteBare(figures.Account![entry]))));
    }

    private static FigureTable Table(
        RoundResults results,
        IReadOnlyList<ContenderFigures> rows,
        IEnumerable<string> headings,
        Func<ContenderFigures, IEnumerable<string>> cells)
    {
        var keys = new ContenderColumns(results.Contenders, Style);
        return new(
            "",
            [.. keys.Columns, .. headings.Select(heading => new FigureColumn(heading))],
            [.. rows.Select(figures => (IReadOnlyList<string>)[.. keys.CellsOf(figures.Contender), .. cells(figures)])]);
    }
}
