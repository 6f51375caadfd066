using System.Globalization;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Writes one row for each run, with every figure as it was measured, for a spreadsheet, R or pandas. Times are in seconds, sizes in
/// bytes; unknown values are empty.
/// </summary>
public static class CsvExport
{
    private static readonly (FigureColumn Column, Func<Contender, MeasuredRun, string> Cell)[] Columns =
    [
        (new("contender", IsText: true), (contender, _) => contender.Name),
        (new("bound"), (contender, _) => Count(contender.Bound)),
        (new("http_version", IsText: true), (contender, _) => contender.UsedHttpVersion ?? ""),
        (new("strategy", IsText: true), (contender, _) => contender.Strategy ?? ""),
        (new("command", IsText: true), (contender, _) => contender.Command ?? ""),
        (new("version", IsText: true), (contender, _) => contender.Version ?? ""),
        (new("round"), (_, run) => Count(run.Round)),
        (new("position"), (_, run) => Count(run.Position)),
        (new("started_at"), (_, run) => run.StartedAt?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        (new("process_seconds"), (_, run) => Seconds(run.ProcessSeconds)),
        (new("download_seconds"), (_, run) => Seconds(run.DownloadSeconds)),
        (new("ideal_seconds"), (_, run) => Seconds(run.IdealSeconds)),
        (new("cpu_seconds"), (_, run) => Seconds(run.CpuSeconds)),
        (new("peak_memory_bytes"), (_, run) => Count(run.PeakMemoryBytes)),
        (new("peak_threads"), (_, run) => Count(run.PeakThreads)),
        (new("exit_code"), (_, run) => Count(run.ExitCode)),
        (new("ok"), (_, run) => Count(run.Ok)),
        (new("not_found"), (_, run) => Count(run.NotFound)),
        (new("errors"), (_, run) => Count(run.Errors)),
        (new("bytes"), (_, run) => Count(run.Bytes)),
        (new("requests"), (_, run) => Count(run.Requests)),
        (new("peak_in_flight"), (_, run) => Count(run.PeakInFlight)),
        (new("connections"), (_, run) => Count(run.Connections)),
        .. AccountEntry.All.Select(entry => (new FigureColumn($"{entry.Name}_seconds"), (Func<Contender, MeasuredRun, string>)((_, run) => Seconds(run.Account?[entry])))),
    ];

    /// <summary>Writes the header and the runs, in the order in which they ran.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="results">The measurements.</param>
    /// <param name="analysis">Is not written: it is about all runs together.</param>
    public static void Write(TextWriter writer, RoundResults results, ComparisonAnalysis analysis) =>
        CsvTable.Write(writer, new FigureTable(
            "",
            [.. Columns.Select(column => column.Column)],
            [
                .. results.Runs.Select(run => (IReadOnlyList<string>)
                    [.. Columns.Select(column => column.Cell(results.Contenders[run.Contender], run))]),
            ]));

    private static string Count(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    // To a nanosecond, and without an exponent, which spreadsheets read as text in some languages.
    private static string Seconds(double? value) =>
        value is { } seconds && double.IsFinite(seconds) ? seconds.ToString("0.#########", CultureInfo.InvariantCulture) : "";
}
