using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

// From the server's view, for a program that writes no document.
public static partial class WaterfallBuilder
{
    private static Waterfall FromRequests(Work work, MeasuredRun run, IReadOnlyList<ServedRequest> served)
    {
        var (bars, lanes) = LaneAssignment.Assign(served.Select(request => CreateBar(request, work)));
        var first = bars.Count > 0 ? bars[0].Start : 0;
        var last = bars.Select(bar => bar.End).Append(first).Max();
        return new Waterfall(
            run.Contender,
            run.Round,
            AsServerSaw: true,
            Awaits: null,
            first,
            last,
            Math.Max(StepTimes.Bounded(run.ProcessSeconds ?? 0), last),
            lanes,
            bars);
    }

    private static WaterfallBar CreateBar(ServedRequest request, Work work)
    {
        var start = StepTimes.Bounded(request.ArrivedSeconds);
        // If no response was written, the connection was closed after the delay.
        var end = Math.Max(start, StepTimes.Bounded(request.AnsweredSeconds ?? start + request.DelaySeconds));
        var isOk = request.Status is >= 200 and < 300;
        var url = ServedTarget.UrlOf(request.Target, work.Address);
        return new WaterfallBar
        {
            Label = work.IsList ? url : ServedTarget.LabelOf(request.Target),
            Url = url,
            Status = isOk ? "ok" : request.Status == 404 ? "not_found" : "error",
            HttpStatus = request.Status,
            Error = isOk || request.Status == 404 ? null : request.Status is { } status ? $"HTTP error {status}" : "no answer",
            Lane = 0,
            Queued = start,
            Start = start,
            End = end,
            Segments = end > start ? [new WaterfallSegment(DownloadStep.Answered, start, end, ThreadId: null)] : [],
            ServerDelay = request.DelaySeconds,
            Attempts = request.Attempt,
            Protocol = request.Protocol,
            Connection = request.Connection,
            Stream = request.Stream,
            Bytes = isOk ? request.Bytes : 0,
        };
    }
}
