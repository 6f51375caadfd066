using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Outputs what changed between two comparisons: on stdout, in files, with assertions and the exit code.</summary>
/// <param name="options">The options.</param>
/// <param name="files">The open files to write.</param>
/// <param name="time">Dates the documents.</param>
internal sealed class ChangeOutput(ComparisonOptions options, OutputFiles files, TimeProvider time)
{
    public ExitCode Show(NamedResults before, NamedResults after)
    {
        var (change, madeAt) = (ChangeAnalyst.Analyse(before, after), time.GetUtcNow());
        if (options.Json)
        {
            ChangeJsonExport.Write(Console.Out, change, ProgramVersion.NameAndText, madeAt);
        }
        else
        {
            ChangeText.Write(StyledText.OnStandardOutput(), change);
        }

        var exports = new ExportFiles(files);
        var written = exports.WriteText(CompareFiles.JsonOption, output => ChangeJsonExport.Write(output, change, ProgramVersion.NameAndText, madeAt))
            & exports.WriteText(CompareFiles.MarkdownOption, output => ChangeMarkdownExport.Write(output, change));
        var hold = AssertionReport.Write(options.Assertions.Select(assertion => assertion.Check(before, after)));
        return exports.ReaderLeft ? ExitCode.OutputClosed
            : !written ? ExitCode.Failed
            : hold ? ExitCode.Success
            : ExitCode.AssertionBroken;
    }
}
