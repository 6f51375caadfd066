using FlagsDownloader.Downloaders;
using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>Creates the JSON document of a run.</summary>
/// <param name="report">The run.</param>
/// <param name="time">The clock of the run's timestamps.</param>
public sealed class RunDocumentBuilder(DownloadReport report, TimeProvider time)
{
    private readonly Dictionary<string, int> _indices =
        report.Items.Select((item, index) => (item.Label, index)).ToDictionary(StringComparer.Ordinal);

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
        Interrupted: report.Tally.Cancelled > 0,
        [.. report.Outcomes.Where(outcome => outcome.Status != DownloadStatus.Cancelled).Select(Describe)],
        new TotalsDocument(
            report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors, report.Tally.Cancelled, report.Tally.Bytes)
        {
            Unchanged = report.Tally.Unchanged,
        },
        report.Elapsed.TotalSeconds,
        report.Usage.PeakThreads,
        report.Usage.PeakMemoryBytes,
        report.Usage.CpuTime.TotalSeconds);

    private OutcomeDocument Describe(DownloadOutcome outcome)
    {
        var timeline = outcome.Timeline;
        return new OutcomeDocument(
            outcome.Label,
            _indices[outcome.Label],
            outcome.Address.AbsoluteUri,
            DocumentFormat.SnakeCase(outcome.Status),
            outcome.Bytes,
            timeline.Attempts,
            outcome.FileName,
            outcome.Error is { } error
                ? new ErrorDocument(DocumentFormat.SnakeCase(error.Phase), DocumentFormat.SnakeCase(error.Cause), error.Message, error.HttpStatus)
                : null,
            timeline.ServerDelay is { } delay ? Rounded(delay) : null,
            Steps<double?>(step => timeline[step] is { Reached: true } mark ? Seconds(report.StartTimestamp, mark) : null),
            Steps(step => PhaseBefore(step, timeline)),
            Steps<int?>(step => timeline[step] is { Reached: true } mark ? mark.ThreadId : null))
        {
            Reconnects = timeline.Reconnects,
        };
    }

    private static StepsDocument<T> Steps<T>(Func<DownloadStep, T> value) => new(DownloadSteps.All.Select(value));

    // The item was queued from the start of the run.
    private double? PhaseBefore(DownloadStep step, Timeline timeline) => step == DownloadStep.Admitted
        ? Seconds(report.StartTimestamp, timeline[step])
        : timeline[step - 1].Reached && timeline[step].Reached ? Seconds(timeline[step - 1].Timestamp, timeline[step]) : null;

    private double Seconds(long start, Mark end) =>
        Rounded(time.GetElapsedTime(start, end.Timestamp));

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 6);
}
