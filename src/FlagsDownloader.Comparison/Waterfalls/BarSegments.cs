using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Divides an item's bar into its phases.</summary>
internal static class BarSegments
{
    /// <summary>Creates a segment from each reached step to the next. Segments without length are left out.</summary>
    /// <param name="steps">The steps that were reached, by time.</param>
    /// <param name="outcome">The item.</param>
    /// <param name="withNames">Whether the item's name is asked for, after its content.</param>
    public static IReadOnlyList<WaterfallSegment> Create(IReadOnlyList<StepTime> steps, OutcomeDocument outcome, bool withNames)
    {
        var segments = new List<WaterfallSegment>();
        foreach (var (from, to) in steps.Zip(steps.Skip(1)))
        {
            if (to.Seconds > from.Seconds)
            {
                // What opens a connection is the HTTP stack's code, not the request's.
                int? thread = to.Step == DownloadStep.Opening ? null : to.ThreadId;
                segments.Add(new WaterfallSegment(StepOf(from.Step, to.Step, outcome, withNames), from.Seconds, to.Seconds, thread));
            }
        }

        return segments;
    }

    private static DownloadStep StepOf(DownloadStep from, DownloadStep to, OutcomeDocument outcome, bool withNames) => to switch
    {
        // An item that needed no second attempt was not retrying: before its first attempt the client prepares.
        DownloadStep.Attempted when !outcome.WasRetried(withNames) => DownloadStep.Connected,
        // Documents of earlier versions do not tell the TLS handshake from the wait for the connection.
        DownloadStep.Sent when from != DownloadStep.Connected => DownloadStep.Connected,
        DownloadStep.Finished => NextStep(from, outcome, withNames),
        _ => to,
    };

    /// <summary>The step that the item would have reached next, if it ended before the steps in between.</summary>
    private static DownloadStep NextStep(DownloadStep last, OutcomeDocument outcome, bool withNames) => last switch
    {
        // It may have waited for the connection of another request.
        DownloadStep.Started or DownloadStep.Attempted => DownloadStep.Connected,
        DownloadStep.Answered when outcome.Error?.Phase != "body" => DownloadStep.Finished,
        DownloadStep.Received when !withNames && outcome.Error?.Phase != "save" => DownloadStep.Finished,
        _ => last + 1,
    };
}
