using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Tables;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Outputs a comparison: the table or the document on stdout, files, assertions, the exit code.</summary>
/// <param name="options">The options.</param>
/// <param name="files">The open files to write.</param>
/// <param name="time">Dates the documents.</param>
internal sealed class ComparisonOutput(ComparisonOptions options, OutputFiles files, TimeProvider time)
{
    private readonly ExportFiles _exports = new(files);

    /// <summary>The flags by country code, for the report. Default: none.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>What the user expects, to be shown beside what was measured. Default: nothing.</summary>
    public Expectations Expectations { get; init; } = Expectations.None;

    public ExitCode Show(RoundOutcome outcome)
    {
        if (outcome.Results.Runs.Count == 0)
        {
            ExportFiles.WriteError(outcome.Failure ?? "interrupted before the first round was complete");
            return outcome.Interrupted ? ExitCode.Interrupted : ExitCode.Failed;
        }

        var (results, madeAt) = (outcome.Results, time.GetUtcNow());
        var analysis = ComparisonAnalyst.Analyse(results);
        var waterfalls = WaterfallBuilder.CreateAll(results);
        if (options.Json)
        {
            JsonExport.Write(Console.Out, results, analysis, ProgramVersion.NameAndText, madeAt);
        }
        else
        {
            var output = StyledText.OnStandardOutput();
            ComparisonText.Write(
                output,
                PrintableResults.From(results),
                analysis with { Verdict = [.. analysis.Verdict.Select(PrintableText.Line)] },
                options.Timeline ? waterfalls : [],
                options.Details);
            Expectations.WriteAnswer(output, analysis);
        }

        var written = WriteFiles(results, analysis, waterfalls, madeAt);
        var hold = AssertionReport.Write(options.Assertions.Select(assertion => assertion.Check(results, analysis)));
        if (outcome.Failure is { } failure)
        {
            ExportFiles.WriteError($"{failure}; the figures are those of the rounds before");
        }

        if (outcome.Interrupted)
        {
            ExportFiles.WriteError("interrupted; the figures are those of the complete rounds");
        }

        return outcome.Interrupted ? ExitCode.Interrupted
            : _exports.ReaderLeft ? ExitCode.OutputClosed
            : outcome.Failure is not null || !written ? ExitCode.Failed
            : hold ? ExitCode.Success
            : ExitCode.AssertionBroken;
    }

    private bool WriteFiles(
        RoundResults results, ComparisonAnalysis analysis, IReadOnlyList<Waterfall> waterfalls, DateTimeOffset madeAt)
    {
        var contents = new ReportContents(results, analysis, waterfalls, Pictures, ProgramVersion.NameAndText, madeAt);
        var chart = ChartLink.Create(files.Find(CompareFiles.MarkdownOption)?.Target, files.Find(CompareFiles.ChartOption)?.Target);
        // All are written: an error of one does not prevent the others.
        return _exports.WriteText(CompareFiles.ReportOption, output => HtmlReport.Write(output, contents))
            & _exports.WriteText(CompareFiles.ChartOption, output => SvgChart.Write(output, results, analysis))
            & _exports.WriteText(CompareFiles.JsonOption, output => JsonExport.Write(output, results, analysis, ProgramVersion.NameAndText, madeAt))
            & _exports.WriteText(CompareFiles.CsvOption, output => CsvExport.Write(output, results, analysis))
            & _exports.WriteText(CompareFiles.MarkdownOption, output => MarkdownExport.Write(output, results, analysis, chart))
            & _exports.Write(CompareFiles.TraceOption, file => TraceExport.Write(file, results))
            & _exports.Write(CompareFiles.HarOption, file => HarExport.Write(file, results, ProgramVersion.NameAndText));
    }
}
