using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Assertions;
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
    private static readonly string Program = $"flags {ProgramVersion.Text}";

    private bool _readerLeft;

    /// <summary>The flags by country code, for the report. Default: none.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    public ExitCode Show(RoundOutcome outcome)
    {
        if (outcome.Results.Runs.Count == 0)
        {
            WriteError(outcome.Failure ?? "interrupted before the first round was complete");
            return outcome.Interrupted ? ExitCode.Interrupted : ExitCode.Failed;
        }

        var (results, madeAt) = (outcome.Results, time.GetUtcNow());
        var analysis = ComparisonAnalyst.Analyse(results);
        var waterfalls = WaterfallBuilder.CreateAll(results);
        if (options.Json)
        {
            JsonExport.Write(Console.Out, results, analysis, Program, madeAt);
        }
        else
        {
            ComparisonText.Write(
                StyledText.OnStandardOutput(),
                PrintableResults.From(results),
                analysis with { Verdict = PrintableText.Line(analysis.Verdict) },
                options.Timeline ? waterfalls : []);
        }

        var written = WriteFiles(results, analysis, waterfalls, madeAt);
        var hold = CheckAssertions(results, analysis);
        if (outcome.Failure is { } failure)
        {
            WriteError($"{failure}; the figures are those of the rounds before");
        }

        if (outcome.Interrupted)
        {
            WriteError("interrupted; the figures are those of the complete rounds");
        }

        return outcome.Interrupted ? ExitCode.Interrupted
            : _readerLeft ? ExitCode.OutputClosed
            : outcome.Failure is not null || !written ? ExitCode.Failed
            : hold ? ExitCode.Success
            : ExitCode.AssertionBroken;
    }

    private bool WriteFiles(
        RoundResults results, ComparisonAnalysis analysis, IReadOnlyList<Waterfall> waterfalls, DateTimeOffset madeAt)
    {
        var contents = new ReportContents(results, analysis, waterfalls, Pictures, Program, madeAt);
        // All are written: an error of one does not prevent the others.
        return Write(CompareFiles.ReportOption, file => Text(file, output => HtmlReport.Write(output, contents)))
            & Write(CompareFiles.JsonOption, file => Text(file, output => JsonExport.Write(output, results, analysis, Program, madeAt)))
            & Write(CompareFiles.CsvOption, file => Text(file, output => CsvExport.Write(output, results, analysis)))
            & Write(CompareFiles.MarkdownOption, file => Text(file, output => MarkdownExport.Write(output, results, analysis)))
            & Write(CompareFiles.TraceOption, file => TraceExport.Write(file, results))
            & Write(CompareFiles.HarOption, file => HarExport.Write(file, results, Program));
    }

    private bool Write(string option, Action<Stream> write)
    {
        try
        {
            // A reader that closes its pipe is not a failure.
            _readerLeft |= files.Find(option) is { } file && !file.Write(write);
            return true;
        }
        catch (UserErrorException error)
        {
            WriteError(error.Message);
            return false;
        }
    }

    private static void Text(Stream file, Action<TextWriter> write)
    {
        using var output = new StreamWriter(file, leaveOpen: true);
        write(output);
    }

    // It may contain text of others: a peer's last line, a contender's name.
    private static void WriteError(string line) => Console.Error.WriteLine(PrintableText.Line($"flags: {line}"));

    private bool CheckAssertions(RoundResults results, ComparisonAnalysis analysis)
    {
        var hold = true;
        foreach (var assertion in options.Assertions)
        {
            var result = assertion.Check(results, analysis);
            WriteError(result.Message);
            hold &= result.Verdict != AssertionVerdict.Broken;
        }

        return hold;
    }
}
