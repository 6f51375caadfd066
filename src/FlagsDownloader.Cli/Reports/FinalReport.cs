using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Reports;

/// <summary>Reports the results of a run in the case study's words, and its errors by cause.</summary>
internal static class FinalReport
{
    /// <param name="output">Receives the lines.</param>
    /// <param name="report">The run.</param>
    /// <param name="noun">What the files are called: <c>flag</c>.</param>
    public static void Write(TextWriter output, DownloadReport report, string noun)
    {
        WriteTally(output, report.Tally, noun, report.ListError is null ? "interrupted" : "the list was not read to its end");
        output.WriteLine($"Elapsed time: {report.Elapsed.TotalSeconds:0.00}s");
    }

    /// <summary>Writes the number of items by outcome.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="tally">The counts.</param>
    /// <param name="noun">What the files are called: <c>flag</c>.</param>
    /// <param name="reason">Why items were not downloaded. Default: interrupted.</param>
    public static void WriteTally(TextWriter output, DownloadTally tally, string noun, string reason = "interrupted")
    {
        output.WriteLine(new string('-', 20));
        output.WriteLine($"{tally.Ok,3} {noun}{Plural.Ending(tally.Ok)} downloaded.");
        if (tally.Unchanged > 0)
        {
            output.WriteLine($"{tally.Unchanged,3} unchanged.");
        }

        if (tally.NotFound > 0)
        {
            output.WriteLine($"{tally.NotFound,3} not found.");
        }

        if (tally.Errors > 0)
        {
            output.WriteLine($"{tally.Errors,3} error{Plural.Ending(tally.Errors)}.");
        }

        if (tally.Cancelled > 0)
        {
            output.WriteLine($"{tally.Cancelled,3} not downloaded: {reason}.");
        }
    }

    /// <summary>Writes a line for each cause of errors, and why the run is not complete in another way.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="report">The run.</param>
    /// <param name="errors">Its errors.</param>
    /// <param name="noun">What the files are called: <c>flag</c>.</param>
    public static void WriteErrors(TextWriter output, DownloadReport report, ErrorSummary errors, string noun)
    {
        errors.Write(output);
        if (report.ManifestError is { } error)
        {
            output.WriteLine($"flags: the next run downloads all {noun}s again, because the manifest was not saved: {PrintableText.Line(error.Message)}");
        }

        if (report.ListError is { } reason)
        {
            output.WriteLine($"flags: {PrintableText.Line(reason.TrimEnd('.'))}, and its rest was not downloaded: leave it unchanged, and run again");
        }
    }
}
