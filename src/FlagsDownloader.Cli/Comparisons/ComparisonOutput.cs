using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>What becomes of a comparison's figures: the table or the document on stdout, files, assertions, the exit code.</summary>
internal sealed class ComparisonOutput(CompareOptions options, TimeProvider time)
{
    private static readonly string Program = $"flags {ProgramVersion.Text}";

    /// <summary>The flags by country code, for the report. Default: none.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    public ExitCode Show(RoundOutcome outcome)
    {
        if (outcome.Results.Runs.Count == 0)
        {
            Console.Error.WriteLine($"flags: {outcome.Failure ?? "interrupted before the first round was complete"}");
            return outcome.Interrupted ? ExitCode.Interrupted : ExitCode.Failed;
        }

        var (results, madeAt) = (outcome.Results, time.GetUtcNow());
        var analysis = ComparisonAnalyst.Analyse(results);
        var waterfalls = WaterfallBuilder.All(results);
        if (options.Json)
            JsonExport.Write(Console.Out, results, analysis, Program, madeAt);
        else
            ComparisonText.Write(StyledText.OnStandardOutput(), results, analysis, options.Timeline ? waterfalls : []);

        var written = WriteFiles(results, analysis, waterfalls, madeAt);
        var held = Judge(results, analysis);
        if (outcome.Failure is { } failure)
            Console.Error.WriteLine($"flags: {failure}; the figures are those of the rounds before");
        if (outcome.Interrupted)
            Console.Error.WriteLine("flags: interrupted; the figures are those of the complete rounds");
        return outcome.Interrupted ? ExitCode.Interrupted
            : outcome.Failure is not null || !written ? ExitCode.Failed
            : held ? ExitCode.Success
            : ExitCode.AssertionBroken;
    }

    private bool WriteFiles(
        RoundResults results, ComparisonAnalysis analysis, IReadOnlyList<Waterfall> waterfalls, DateTimeOffset madeAt)
    {
        var contents = new ReportContents(results, analysis, waterfalls, Pictures, Program, madeAt);
        // Each is tried: one full disk shall not cost the others.
        return Write(options.Files.Report, file => Text(file, output => HtmlReport.Write(output, contents)))
            & Write(options.Files.Json, file => Text(file, output => JsonExport.Write(output, results, analysis, Program, madeAt)))
            & Write(options.Files.Csv, file => Text(file, output => CsvExport.Write(output, results, analysis)))
            & Write(options.Files.Markdown, file => Text(file, output => MarkdownExport.Write(output, results, analysis)))
            & Write(options.Files.Trace, file => TraceExport.Write(file, results))
            & Write(options.Files.Har, file => HarExport.Write(file, results, Program));
    }

    private static bool Write(string? path, Action<Stream> write)
    {
        if (path is null)
            return true;
        try
        {
            using var file = File.Create(path);
            write(file);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"flags: cannot write '{path}': {exception.Message}");
            return false;
        }
    }

    private static void Text(Stream file, Action<TextWriter> write)
    {
        using var output = new StreamWriter(file);
        write(output);
    }

    private bool Judge(RoundResults results, ComparisonAnalysis analysis)
    {
        var held = true;
        foreach (var assertion in options.Assertions)
        {
            var result = assertion.Check(results, analysis);
            Console.Error.WriteLine($"flags: {result.Message}");
            held &= result.Verdict != AssertionVerdict.Broken;
        }

        return held;
    }
}
