using FlagsDownloader.Downloaders;
using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>Creates the JSON document of a run, with the outcomes that its report has.</summary>
/// <param name="report">The run.</param>
/// <param name="time">The clock of the run's timestamps.</param>
public sealed class RunDocumentBuilder(DownloadReport report, TimeProvider time)
{
    private readonly OutcomeDocumentBuilder _outcomes = new(report.StartTimestamp, time);

    /// <summary>Creates the document.</summary>
    /// <param name="program">Name and version of the program.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="options">The options of the run.</param>
    public RunDocument Build(string program, DownloaderEntry strategy, RunOptionsDocument options) => new(
        RunDocument.CurrentSchemaVersion,
        program,
        strategy.Name,
        strategy.Awaits,
        report.StartedAt,
        options,
        [.. report.Outcomes.Where(outcome => outcome.Status != DownloadStatus.Cancelled).Select(_outcomes.Build)],
        Interrupted: report.Tally.Cancelled > 0,
        new TotalsDocument(
            report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors, report.Tally.Cancelled, report.Tally.Bytes)
        {
            Unchanged = report.Tally.Unchanged,
        },
        report.Elapsed.TotalSeconds,
        report.Usage.PeakThreads,
        report.Usage.PeakMemoryBytes,
        report.Usage.CpuTime.TotalSeconds);
}
