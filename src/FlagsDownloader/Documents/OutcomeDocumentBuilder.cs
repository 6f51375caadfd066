using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>Creates the JSON documents of a run's outcomes.</summary>
/// <param name="startTimestamp">When the run began.</param>
/// <param name="time">The clock of the run's timestamps.</param>
public sealed class OutcomeDocumentBuilder(long startTimestamp, TimeProvider time)
{
    /// <summary>Creates the document of a final outcome.</summary>
    public OutcomeDocument Build(DownloadOutcome outcome)
    {
        var timeline = outcome.Timeline;
        return new OutcomeDocument(
            outcome.Label,
            outcome.Index,
            outcome.Address.AbsoluteUri,
            DocumentFormat.SnakeCase(outcome.Status),
            outcome.Bytes,
            timeline.Attempts,
            outcome.FileName,
            outcome.Error is { } error
                ? new ErrorDocument(DocumentFormat.SnakeCase(error.Phase), DocumentFormat.SnakeCase(error.Cause), error.Message, error.HttpStatus)
                : null,
            timeline.ServerDelay is { } delay ? Rounded(delay) : null,
            Steps<double?>(step => timeline[step] is { Reached: true } mark ? Seconds(startTimestamp, mark) : null),
            Steps(step => PhaseBefore(step, timeline)),
            Steps<int?>(step => timeline[step] is { Reached: true } mark ? mark.ThreadId : null))
        {
            Reconnects = timeline.Reconnects,
        };
    }

    private static StepsDocument<T> Steps<T>(Func<DownloadStep, T> value) => new(DownloadSteps.All.Select(value));

    // The item was queued from the start of the run.
    private double? PhaseBefore(DownloadStep step, Timeline timeline)
    {
        if (step == DownloadStep.Admitted)
        {
            return Seconds(startTimestamp, timeline[step]);
        }

        var start = timeline[DownloadSteps.Previous(step, timeline[DownloadStep.Opening].Reached)];
        return start.Reached && timeline[step].Reached ? Seconds(start.Timestamp, timeline[step]) : null;
    }

    private double Seconds(long start, Mark end) =>
        Rounded(time.GetElapsedTime(start, end.Timestamp));

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 6);
}
