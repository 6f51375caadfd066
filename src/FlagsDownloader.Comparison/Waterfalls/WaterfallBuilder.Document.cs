using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

// From the document of a run.
public static partial class WaterfallBuilder
{
    private static Waterfall FromDocument(MeasuredRun run, RunDocument document)
    {
        var offset = ComputeOffset(run, document);
        // The server knows the connections. Of several attempts, the last one is shown.
        var lastServed = (run.Served ?? []).GroupBy(request => request.Target, StringComparer.Ordinal)
            .ToDictionary(requests => requests.Key, requests => requests.Last(), StringComparer.Ordinal);
        var (bars, lanes) = LaneAssignment.Assign(
            document.Outcomes.Select(outcome => CreateBar(outcome, offset, document.Options, lastServed)).OfType<WaterfallBar>());
        var downloadEnd = bars.Select(bar => bar.End).Append(offset + StepTimes.Bounded(document.ElapsedSeconds)).Max();
        var exit = run.StartedAt is null ? null : run.ProcessSeconds;
        return new Waterfall(
            run.Contender,
            run.Round,
            AsServerSaw: false,
            document.Awaits,
            offset,
            downloadEnd,
            Math.Max(StepTimes.Bounded(exit ?? 0), downloadEnd),
            lanes,
            bars);
    }

    // Both are readings of the system's clock, which may be set in between. An impossible difference counts as unknown.
    private static double ComputeOffset(MeasuredRun run, RunDocument document)
    {
        var offset = (document.StartedAt - run.StartedAt)?.TotalSeconds;
        return offset is { } seconds and >= 0 && seconds <= (run.ProcessSeconds ?? double.MaxValue) ? StepTimes.Bounded(seconds) : 0;
    }

    private static WaterfallBar? CreateBar(
        OutcomeDocument outcome, double offset, RunOptionsDocument options, IReadOnlyDictionary<string, ServedRequest> lastServed)
    {
        var steps = StepTimes.From(outcome, offset);
        if (steps.Count == 0)
        {
            return null;
        }

        var served = lastServed.GetValueOrDefault(ServedTarget.Of(outcome.Url));
        return new WaterfallBar
        {
            Label = outcome.Code,
            Url = outcome.Url,
            Status = outcome.Status,
            // Only 200 is a file, and only 404 is a missing one.
            HttpStatus = outcome.Status switch { "ok" => 200, "not_found" => 404, _ => outcome.Error?.HttpStatus },
            Error = outcome.Error?.Message,
            Lane = 0,
            Queued = offset,
            Start = steps[0].Seconds,
            End = steps[^1].Seconds,
            Segments = BarSegments.Create(steps, outcome, options.WithNames),
            Marks =
            [
                // The request's own code does not open connections. Without a handshake, "connected" and "sent" are one moment.
                .. steps.Where(step => step.ThreadId is not null && step.Step != DownloadStep.Opening)
                    .Where(step => step.Step != DownloadStep.Connected || outcome.Times[DownloadStep.Connected] != outcome.Times[DownloadStep.Sent])
                    .Select(step => new ThreadMark(step.Seconds, step.ThreadId!.Value, step.Step.ToString().ToLowerInvariant())),
            ],
            ServerDelay = outcome.ServerDelaySeconds,
            Attempts = outcome.Attempts,
            Reconnects = outcome.Reconnects,
            Protocol = served?.Protocol ?? $"HTTP/{options.HttpVersion}",
            Connection = served?.Connection,
            Stream = served?.Stream,
            Bytes = outcome.Bytes,
        };
    }
}
