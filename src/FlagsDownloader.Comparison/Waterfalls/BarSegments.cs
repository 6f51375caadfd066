using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Divides an item's bar into what it did.</summary>
internal static class BarSegments
{
    /// <summary>One segment from each step to the next that was reached; those without length are left out.</summary>
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
                segments.Add(new WaterfallSegment(StepOf(from.Step, to.Step, outcome, withNames), from.Seconds, to.Seconds, to.ThreadId));
            }
        }

        return segments;
    }

    private static DownloadStep StepOf(DownloadStep from, DownloadStep to, OutcomeDocument outcome, bool withNames) => to switch
    {
        // An item that needed no second attempt was not retrying: what passes before its first is the client's own beginning.
        DownloadStep.Attempted when !outcome.WasRetried(withNames) => DownloadStep.Sent,
        DownloadStep.Finished => NextStep(from, outcome, withNames),
        _ => to,
    };

    /// <summary>The outcome came without the steps between: which of them was the item on its way to?</summary>
    private static DownloadStep NextStep(DownloadStep last, OutcomeDocument outcome, bool withNames) => last switch
    {
        DownloadStep.Started => DownloadStep.Sent,
        DownloadStep.Answered when outcome.Error?.Phase != "body" => DownloadStep.Finished,
        DownloadStep.Received when !withNames && outcome.Error?.Phase != "save" => DownloadStep.Finished,
        _ => last + 1,
    };
}
