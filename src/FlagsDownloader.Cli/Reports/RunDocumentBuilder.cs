using System.Text;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Servers;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Reports;

/// <summary>Makes the JSON document of a run.</summary>
internal sealed class RunDocumentBuilder(DownloadReport report, TimeProvider time)
{
    public RunDocument Build(DownloadOptions options, SiteConnection connection) => new(
        RunDocument.CurrentSchemaVersion,
        $"flags {ProgramVersion.Text}",
        options.Strategy.Name,
        OptionsOf(options, connection),
        Interrupted: report.Tally.Cancelled > 0,
        [.. report.Outcomes.Where(outcome => outcome.Status != DownloadStatus.Cancelled).Select(Describe)],
        new TotalsDocument(
            report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors, report.Tally.Cancelled, report.Tally.Bytes),
        report.Elapsed.TotalSeconds,
        report.Usage.PeakThreads,
        report.Usage.PeakMemoryBytes,
        report.Usage.CpuTime.TotalSeconds);

    private RunOptionsDocument OptionsOf(DownloadOptions options, SiteConnection connection) => new(
        connection.Site.Label,
        connection.Site.BaseAddress.AbsoluteUri,
        connection.IsEmbedded,
        options.Codes.Count,
        options.Repeat,
        options.RequestedBound,
        report.Bound,
        options.Strategy.Awaits ? options.Save.ToString().ToLowerInvariant() : "inline",
        options.Output,
        options.Timeout.TotalSeconds,
        options.Retries,
        options.WithNames);

    private OutcomeDocument Describe(DownloadOutcome outcome)
    {
        var timeline = outcome.Timeline;
        return new OutcomeDocument(
            outcome.Label,
            SnakeCase(outcome.Status),
            outcome.Bytes,
            timeline.Attempts,
            outcome.FileName,
            outcome.Error is { } error
                ? new ErrorDocument(SnakeCase(error.Phase), SnakeCase(error.Cause), error.Message, error.HttpStatus)
                : null,
            Steps<double?>(timeline, mark => mark.Reached ? Seconds(report.StartTimestamp, mark) : null),
            PhasesOf(timeline),
            Steps<int?>(timeline, mark => mark.Reached ? mark.ThreadId : null));
    }

    private static StepsDocument<T> Steps<T>(Timeline timeline, Func<Mark, T> value) => new(
        value(timeline.Admitted),
        value(timeline.Started),
        value(timeline.Attempted),
        value(timeline.Sent),
        value(timeline.Answered),
        value(timeline.Received),
        value(timeline.Saving),
        value(timeline.Saved),
        value(timeline.Finished));

    private PhasesDocument PhasesOf(Timeline timeline) => new(
        Seconds(report.StartTimestamp, timeline.Admitted),
        Between(timeline.Admitted, timeline.Started),
        Between(timeline.Started, timeline.Attempted),
        Between(timeline.Attempted, timeline.Sent),
        Between(timeline.Sent, timeline.Answered),
        Between(timeline.Answered, timeline.Received),
        Between(timeline.Received, timeline.Saving),
        Between(timeline.Saving, timeline.Saved));

    private double? Between(Mark start, Mark end) =>
        start.Reached && end.Reached ? Seconds(start.Timestamp, end) : null;

    private double Seconds(long start, Mark end) =>
        Math.Round(time.GetElapsedTime(start, end.Timestamp).TotalSeconds, 6);

    private static string SnakeCase<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
