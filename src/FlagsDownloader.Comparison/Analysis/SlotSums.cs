using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>The phases of many bars added up, in seconds: what is added for a bar is exactly its length.</summary>
internal sealed class SlotSums
{
    public double WaitingForThread { get; private set; }

    public double Retrying { get; private set; }

    public double Connecting { get; private set; }

    public double ServerDelay { get; private set; }

    public double Answering { get; private set; }

    public double Receiving { get; private set; }

    public double WaitingForExecutor { get; private set; }

    public double Saving { get; private set; }

    public double Total =>
        WaitingForThread + Retrying + Connecting + ServerDelay + Answering + Receiving + WaitingForExecutor + Saving;

    // From the times of the steps rather than from the phases: where a step was not reached its phase is unknown, and the time
    // until the next step that was reached would be lost.
    public void Add(OutcomeDocument outcome, bool withNames)
    {
        var times = outcome.Times;
        if (times.Admitted is not { } at)
        {
            return;
        }

        double Until(double? step)
        {
            var before = at;
            at = Math.Max(at, step ?? at);
            return at - before;
        }

        var waitingForThread = Until(times.Started);
        var retrying = Until(times.Attempted);
        var connecting = Until(times.Sent);
        if (!WasRetried(outcome, withNames))
        {
            (retrying, connecting) = (0, retrying + connecting);
        }

        var waiting = Until(times.Answered);
        var receiving = Until(times.Received);
        var waitingForExecutor = Until(times.Saving);
        var saving = Until(times.Saved);
        var rest = Until(times.Finished);

        // The rest belongs to what the item was at when it ended: the phase after the last step that it reached.
        var withoutAnswer = 0.0;
        if (times.Saving is not null)
        {
            saving += rest;
        }
        else if (times.Received is not null)
        {
            waitingForExecutor += rest;
        }
        else if (times.Answered is not null)
        {
            receiving += rest;
        }
        else if (times.Sent is not null)
        {
            withoutAnswer = rest;
        }
        else if (times.Started is not null)
        {
            connecting += rest;
        }
        else
        {
            waitingForThread += rest;
        }

        // The server's delays of all attempts come as one sum. They lie in the last attempt, in those before it, or in the request
        // for the name; an attempt that had no answer told of none.
        var delay = outcome.ServerDelaySeconds ?? 0;
        var ofAnswer = Math.Min(delay, waiting);
        var ofRetries = Math.Min(delay - ofAnswer, retrying);
        var ofName = withNames ? Math.Min(delay - ofAnswer - ofRetries, waitingForExecutor) : 0;

        WaitingForThread += waitingForThread;
        Retrying += retrying - ofRetries;
        Connecting += connecting;
        ServerDelay += ofAnswer + ofRetries + ofName;
        Answering += waiting - ofAnswer + withoutAnswer;
        Receiving += receiving;
        WaitingForExecutor += waitingForExecutor - ofName;
        Saving += saving;
    }

    // Before an only attempt lies what the program does until it asks for a connection: nothing failed there. The request for a
    // name, which comes after the picture, is counted among the attempts.
    private static bool WasRetried(OutcomeDocument outcome, bool withNames) =>
        outcome.Attempts > (withNames && outcome.Times.Received is not null ? 2 : 1);
}
