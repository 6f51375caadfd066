using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Writes what changed between two comparisons as Markdown, for a pull request.</summary>
public static class ChangeMarkdownExport
{
    /// <summary>Writes the document.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="change">What changed.</param>
    public static void Write(TextWriter writer, ChangeAnalysis change)
    {
        writer.Write($"# {MarkdownText.Escape(change.Before.Name)} and {MarkdownText.Escape(change.After.Name)}\n\n");
        foreach (var sentence in change.Summary)
        {
            writer.Write($"{MarkdownText.Escape(sentence)}\n\n");
        }

        var table = ChangeTable.CreateForMarkdown(change);
        writer.Write($"{table.Title}, with 95 % intervals. Those of the speed-ups together have a confidence of 95 %.\n\n");
        // Two headings are names of files.
        MarkdownTable.Write(writer, table with { Columns = [.. table.Columns.Select(column => column with { Heading = MarkdownText.Escape(column.Heading) })] });
        writer.Write('\n');
        foreach (var comparison in new[] { change.Before, change.After })
        {
            writer.Write($"- {MarkdownText.Escape(Describe(comparison))}\n");
        }
    }

    private static string Describe(NamedResults comparison) =>
        $"{comparison.Name}: {string.Join("; ", new[] { comparison.Program, comparison.Results.Work.Machine }.OfType<string>().DefaultIfEmpty("unknown program"))}.";
}
