using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Divides an item's bar into what it did.</summary>
internal static class BarSegments
{
    /// <summary>One segment from each step to the next that was reached; those without length are left out.</summary>
    /// <param name="steps">The steps that were reached, by time.</param>
    /// <param name="outcome">The item.</param>
    /// <param name="withNames">Whether the item's name is asked for, after its content.</param>
    public static IReadOnlyList<WaterfallSegment> Of(IReadOnlyList<StepTime> steps, OutcomeDocument outcome, bool withNames)
    {
        var segments = new List<WaterfallSegment>();
        foreach (var (from, to) in steps.Zip(steps.Skip(1)))
        {
            if (to.Seconds > from.Seconds)
            {
                segments.Add(new WaterfallSegment(PhaseOf(from.Step, to.Step, outcome, withNames), from.Seconds, to.Seconds, to.ThreadId));
            }
        }

        return segments;
    }

    private static WaterfallPhase PhaseOf(Step from, Step to, OutcomeDocument outcome, bool withNames) => to switch
    {
        Step.Started => WaterfallPhase.WaitingForThread,
        // An item that needed no second attempt was not retrying: what passes before its first is the client's own beginning.
        Step.Attempted => IsRetried(outcome, withNames) ? WaterfallPhase.Retrying : WaterfallPhase.Connecting,
        Step.Sent => WaterfallPhase.Connecting,
        Step.Answered => WaterfallPhase.Waiting,
        Step.Received => WaterfallPhase.Receiving,
        Step.Saving => WaterfallPhase.WaitingForExecutor,
        Step.Saved => WaterfallPhase.Saving,
        _ => CutShortAfter(from, outcome, withNames),
    };

    /// <summary>The outcome came without the steps between: what did the item do when it ended?</summary>
    private static WaterfallPhase CutShortAfter(Step last, OutcomeDocument outcome, bool withNames) => last switch
    {
        Step.Admitted => WaterfallPhase.WaitingForThread,
        Step.Started or Step.Attempted => WaterfallPhase.Connecting,
        Step.Sent => WaterfallPhase.Waiting,
        Step.Answered when outcome.Error?.Phase == "body" => WaterfallPhase.Receiving,
        Step.Received when withNames || outcome.Error?.Phase == "save" => WaterfallPhase.WaitingForExecutor,
        Step.Saving => WaterfallPhase.Saving,
        _ => WaterfallPhase.Finishing,
    };

    // The request for the name is an attempt too, once the content is there.
    private static bool IsRetried(OutcomeDocument outcome, bool withNames) =>
        outcome.Attempts > (withNames && outcome.Times.Received is not null ? 2 : 1);
}
