using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Writes a comparison as Markdown with GitHub's tables, for a pull request or a wiki: the verdict, what was done, the times, what
/// they cost, and where they went.
/// </summary>
public static class MarkdownExport
{
    /// <summary>Writes the document.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">What follows from it.</param>
    public static void Write(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        writer.Write("# Comparison\n\n");
        if (analysis.Verdict.Length > 0)
        {
            writer.Write($"{MarkdownText.Of(analysis.Verdict)}\n\n");
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
                writer.Write($"- {MarkdownText.Of(note)}\n");
            }
        }
    }

    private static void WriteWork(TextWriter writer, RoundResults results)
    {
        var work = results.Work;
        string?[] facts =
        [
            work.Repeat > 1 ? $"{work.Items} requests ({work.Codes} × {work.Repeat})" : $"{work.Items} requests",
            work.EmbeddedServer ? $"to a server started for the comparison ({work.Site})" : $"to {work.Site}, {work.Address}",
            work.Delay is { } delay ? $"delay {delay} s" : null,
            work.ErrorRate is { } rate ? $"error rate {rate}" : null,
            work.PadTo is { } size ? $"pictures of at least {size}" : null,
            work.Seed is { } seed ? $"seed {seed}" : null,
            $"{work.Retries} retries, {work.TimeoutSeconds} s for an attempt",
        ];
        writer.Write($"{MarkdownText.Of(string.Join("; ", facts.OfType<string>()))}.\n");
        if (work.Machine is { } machine)
        {
            writer.Write($"Measured on {MarkdownText.Of(machine)}.\n");
        }

        var peers = results.Contenders.Where(contender => contender.Command is not null).ToList();
        if (peers.Count > 0)
        {
            writer.Write('\n');
        }

        foreach (var peer in peers)
        {
            var version = peer.Version is { } text ? $" ({MarkdownText.Of(text)})" : "";
            writer.Write($"- {MarkdownText.Of(peer.Key)}{version}: {MarkdownText.Code(peer.Command!)}\n");
        }
    }

    private static void WriteTimes(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        var inProcess = analysis.Basis == TimeBasis.Download;
        writer.Write("\n## Time\n\n");
        writer.Write("Medians of the rounds with their 95 % confidence intervals. Compared is the time ");
        writer.Write(inProcess ? "of the downloads alone, in process" : "from the start of the program to its exit");
        writer.Write("; the ideal is a client without overhead.\n\n");
        var table = new MarkdownTable(["", "m", "rounds", "download", "start to exit", "speed-up", "of the ideal"]);
        foreach (var figures in analysis.Figures)
        {
            var contender = results.Contenders[figures.Contender];
            var name = MarkdownText.Of(contender.Name);
            table.Add(
                analysis.Fastest.Contains(figures.Contender) ? $"**{name}**" : name,
                $"{contender.Bound}",
                $"{figures.Rounds}",
                FigureText.Time(figures.DownloadTime),
                FigureText.Time(figures.ProcessTime),
                figures.Contender == analysis.Baseline ? "baseline" : FigureText.SpeedUp(inProcess ? figures.DownloadSpeedUp : figures.ProcessSpeedUp),
                FigureText.Share(inProcess ? figures.DownloadShareOfIdeal : figures.ProcessShareOfIdeal));
        }

        table.WriteTo(writer);
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
            var (first, second) = (results.Contenders[difference.First].Key, results.Contenders[difference.Second].Key);
            writer.Write($"- {MarkdownText.Of(first)} and {MarkdownText.Of(second)}: {FigureText.SpeedUp(difference.Ratio)}\n");
        }
    }

    private static void WriteCosts(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        writer.Write("\n## Costs\n\n");
        var table = new MarkdownTable(
            ["", "m", "CPU time", "memory", "threads", "at once, as the server saw", "requests", "ok", "not found", "errors", "bytes"]);
        foreach (var figures in analysis.Figures)
        {
            var contender = results.Contenders[figures.Contender];
            table.Add(
                MarkdownText.Of(contender.Name),
                $"{contender.Bound}",
                FigureText.Time(figures.CpuTime),
                FigureText.Size(figures.Memory),
                FigureText.Count(figures.Threads),
                FigureText.Count(figures.PeakInFlight),
                FigureText.Count(figures.Requests),
                FigureText.Count(figures.Ok),
                FigureText.Count(figures.NotFound),
                FigureText.Count(figures.Errors),
                FigureText.Count(figures.Bytes));
        }

        table.WriteTo(writer);
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
        var table = new MarkdownTable(["", "m", .. entries.Select(entry => entry.Text)]);
        foreach (var figures in told)
        {
            var (contender, account) = (results.Contenders[figures.Contender], figures.Account!);
            table.Add([MarkdownText.Of(contender.Name), $"{contender.Bound}", .. entries.Select(entry => FigureText.Seconds(account[entry]))]);
        }

        table.WriteTo(writer);
    }
}
