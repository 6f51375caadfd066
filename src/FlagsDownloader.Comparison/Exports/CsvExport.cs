using System.Globalization;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Writes one row a run, with every figure as it was measured: for a spreadsheet, R or pandas. RFC 4180: lines end with CR LF, and
/// a cell with a comma, a quote or a line end is quoted. Times are in seconds, sizes in bytes; what is not known is empty.
/// </summary>
public static class CsvExport
{
    private static readonly (string Name, Func<Contender, MeasuredRun, string> Cell)[] Columns =
    [
        ("contender", (contender, _) => Text(contender.Name)),
        ("bound", (contender, _) => Count(contender.Bound)),
        ("strategy", (contender, _) => Text(contender.Strategy)),
        ("command", (contender, _) => Text(contender.Command)),
        ("version", (contender, _) => Text(contender.Version)),
        ("round", (_, run) => Count(run.Round)),
        ("position", (_, run) => Count(run.Position)),
        ("started_at", (_, run) => run.StartedAt?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("process_seconds", (_, run) => Seconds(run.ProcessSeconds)),
        ("download_seconds", (_, run) => Seconds(run.DownloadSeconds)),
        ("ideal_seconds", (_, run) => Seconds(run.IdealSeconds)),
        ("cpu_seconds", (_, run) => Seconds(run.CpuSeconds)),
        ("peak_memory_bytes", (_, run) => Count(run.PeakMemoryBytes)),
        ("peak_threads", (_, run) => Count(run.PeakThreads)),
        ("exit_code", (_, run) => Count(run.ExitCode)),
        ("ok", (_, run) => Count(run.Ok)),
        ("not_found", (_, run) => Count(run.NotFound)),
        ("errors", (_, run) => Count(run.Errors)),
        ("bytes", (_, run) => Count(run.Bytes)),
        ("requests", (_, run) => Count(run.Requests)),
        ("peak_in_flight", (_, run) => Count(run.PeakInFlight)),
        .. AccountEntry.All.Select(entry => ($"{entry.Name}_seconds", (Func<Contender, MeasuredRun, string>)((_, run) => Seconds(run.Account?[entry])))),
    ];

    /// <summary>Writes the header and the runs, in the order in which they were made.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">Not in the rows: it speaks of all runs together.</param>
    public static void Write(TextWriter writer, RoundResults results, ComparisonAnalysis analysis)
    {
        WriteRow(writer, Columns.Select(column => column.Name));
        foreach (var run in results.Runs)
        {
            WriteRow(writer, Columns.Select(column => column.Cell(results.Contenders[run.Contender], run)));
        }
    }

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells));
        writer.Write("\r\n");
    }

    private static string Count(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    // To a nanosecond, and never with an exponent, which spreadsheets take for text in some languages.
    private static string Seconds(double? value) =>
        value is { } seconds && double.IsFinite(seconds) ? seconds.ToString("0.#########", CultureInfo.InvariantCulture) : "";

    /// <summary>
    /// A cell of somebody's own words. A spreadsheet runs one that begins like a formula, so an apostrophe goes before it (OWASP,
    /// "CSV Injection"); numbers are written elsewhere and keep their sign.
    /// </summary>
    private static string Text(string? text)
    {
        if (text is null or "")
        {
            return "";
        }

        var printable = PrintableText.Lines(text);
        var safe = printable[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{printable}" : printable;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
