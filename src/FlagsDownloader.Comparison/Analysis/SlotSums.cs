using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>The sums of the phases of many bars, in seconds. The phases of a bar add up to its length.</summary>
internal sealed class SlotSums
{
    private readonly double[] _sums = new double[AccountEntry.All.Count];

    public double Total => AccountEntry.OfRequests.Sum(entry => this[entry]);

    public double this[AccountEntry entry] => _sums[entry.Place];

    // It uses the times of the steps, not the phases: if a step was not reached, its phase is unknown, and the time until the next
    // reached step would be lost.
    public void Add(OutcomeDocument outcome, bool withNames)
    {
        if (outcome.Times[DownloadStep.Admitted] is not { } at)
        {
            return;
        }

        Span<double> spent = stackalloc double[DownloadSteps.Count];
        for (var step = DownloadStep.Started; step <= DownloadStep.Finished; step++)
        {
            var before = at;
            at = Math.Max(at, outcome.Times[step] ?? at);
            spent[(int)step] = at - before;
        }

        // Documents of earlier versions do not tell the TLS handshake from the wait for the connection.
        if (outcome.Times[DownloadStep.Connected] is null)
        {
            spent[(int)DownloadStep.Connected] = spent[(int)DownloadStep.Sent];
            spent[(int)DownloadStep.Sent] = 0;
        }

        // If there was only one attempt, nothing failed before it: the program prepared to ask for a connection.
        if (!outcome.WasRetried(withNames))
        {
            spent[(int)DownloadStep.Connected] += spent[(int)DownloadStep.Attempted];
            spent[(int)DownloadStep.Attempted] = 0;
        }

        // The rest belongs to the phase in which the item ended. A request without a response reported no delay.
        var next = NextStep(outcome.Times);
        var rest = spent[(int)DownloadStep.Finished];
        var withoutAnswer = next == DownloadStep.Answered ? rest : 0;
        spent[(int)next] += rest - withoutAnswer;

        // The server's delays of all attempts are one sum. They lie in the last attempt, in those before it, or in the request for the
        // name.
        var delay = outcome.ServerDelaySeconds ?? 0;
        var ofAnswer = Math.Min(delay, spent[(int)DownloadStep.Answered]);
        var ofRetries = Math.Min(delay - ofAnswer, spent[(int)DownloadStep.Attempted]);
        var ofName = withNames ? Math.Min(delay - ofAnswer - ofRetries, spent[(int)DownloadStep.Saving]) : 0;
        spent[(int)DownloadStep.Answered] += withoutAnswer - ofAnswer;
        spent[(int)DownloadStep.Attempted] -= ofRetries;
        spent[(int)DownloadStep.Saving] -= ofName;

        _sums[AccountEntry.ServerDelay.Place] += ofAnswer + ofRetries + ofName;
        for (var step = DownloadStep.Started; step <= DownloadStep.Saved; step++)
        {
            _sums[AccountEntry.Before(step).Place] += spent[(int)step];
        }
    }

    /// <summary>The step that the item was about to reach when it ended.</summary>
    private static DownloadStep NextStep(StepsDocument<double?> times)
    {
        for (var step = DownloadStep.Saving; step > DownloadStep.Started; step--)
        {
            if (step != DownloadStep.Attempted && times[step] is not null)
            {
                return step + 1;
            }
        }

        return times[DownloadStep.Started] is null ? DownloadStep.Started : DownloadStep.Connected;
    }
}
