using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Samples;

/// <summary>The conclusions from simulated runs. Intervals have two per cent to each side.</summary>
internal static class SampleAnalysis
{
    public static ComparisonAnalysis Create(RoundResults results, IReadOnlyList<Waterfall> waterfalls)
    {
        bool peers = results.Contenders.Any(contender => contender.IsPeer);
        var times = waterfalls.Select(waterfall => peers ? waterfall.End : Elapsed(waterfall)).ToList();
        double least = times.Min();
        int[] fastest = [.. Enumerable.Range(0, times.Count).Where(place => times[place] < least * 1.02)];
        var differences =
            from first in Enumerable.Range(0, times.Count)
            from second in Enumerable.Range(first + 1, times.Count - first - 1)
            let ratio = times[first] / times[second]
            select new Difference(first, second, Around(ratio), Math.Abs(Math.Log(ratio)) > 0.02);
        return new ComparisonAnalysis(
            peers ? TimeBasis.Process : TimeBasis.Download,
            Baseline: 0,
            [.. waterfalls.Select((waterfall, place) => CreateFigures(results.Contenders[place], waterfall, waterfalls[0]))],
            [.. differences],
            fastest,
            [
                "Use eventloop -m 60: 0.42 s, 22.1x as fast as sequential (21.0x to 23.2x).",
                "As fast: threadpool -m 60. eventloop -m 60 needs 12 threads instead of 71.",
                "blockingpool takes 95x as long: its threads wait for the shared pool.",
            ]);
    }

    private static ContenderFigures CreateFigures(Contender contender, Waterfall waterfall, Waterfall baseline)
    {
        double process = waterfall.End;
        double? elapsed = contender.IsPeer ? null : Elapsed(waterfall);
        double ideal = waterfall.Bars.Sum(bar => bar.ServerDelay ?? 0) / waterfall.Lanes;
        return new ContenderFigures
        {
            Contender = waterfall.Contender,
            Rounds = 5,
            DownloadTime = elapsed is { } seconds ? Around(seconds) : null,
            ProcessTime = Around(process),
            DownloadSpeedUp = elapsed is { } own ? Around(Elapsed(baseline) / own) : null,
            ProcessSpeedUp = Around(baseline.End / process),
            IdealTime = Around(ideal),
            DownloadShareOfIdeal = elapsed is { } whole ? Around(ideal / whole) : null,
            ProcessShareOfIdeal = Around(ideal / process),
            CpuTime = Around(0.15 + (waterfall.Lanes * 0.002)),
            Memory = Around(38e6 + (waterfall.Lanes * 210e3)),
            Threads = Around(contender.Awaits is true ? 9 : 8 + waterfall.Lanes),
            PeakInFlight = new CountRange(waterfall.Lanes, waterfall.Lanes),
            Requests = new CountRange(waterfall.Bars.Count, waterfall.Bars.Count + 3),
            Ok = Count(waterfall, "ok"),
            NotFound = Count(waterfall, "not_found"),
            Errors = Count(waterfall, "error"),
            Bytes = new CountRange(waterfall.Bars.Sum(bar => bar.Bytes), waterfall.Bars.Sum(bar => bar.Bytes)),
            Account = contender.IsPeer ? null : CreateAccount(waterfall),
        };
    }

    private static SlotAccount CreateAccount(Waterfall waterfall)
    {
        double delay = waterfall.Bars.Sum(bar => bar.ServerDelay ?? 0) / waterfall.Lanes;
        double Of(DownloadStep step) =>
            waterfall.Bars.SelectMany(bar => bar.Segments).Where(segment => segment.Step == step).Sum(segment => segment.End - segment.Start)
            / waterfall.Lanes;
        double busy = waterfall.Bars.Sum(bar => bar.End - bar.Start) / waterfall.Lanes;
        return new SlotAccount(
            waterfall.DownloadStart,
            Of(DownloadStep.Started),
            Of(DownloadStep.Attempted),
            Of(DownloadStep.Opening),
            Of(DownloadStep.Connected),
            Of(DownloadStep.Sent),
            delay,
            Math.Max(0, Of(DownloadStep.Answered) - delay) + Of(DownloadStep.Finished),
            Of(DownloadStep.Received),
            Of(DownloadStep.Saving),
            Of(DownloadStep.Saved),
            Elapsed(waterfall) - busy,
            waterfall.End - waterfall.DownloadEnd,
            waterfall.Bars.Average(bar => bar.Start - bar.Queued));
    }

    private static double Elapsed(Waterfall waterfall) => waterfall.DownloadEnd - waterfall.DownloadStart;

    private static Estimate Around(double value) => new(value, value * 0.98, value * 1.02);

    private static CountRange Count(Waterfall waterfall, string status)
    {
        int count = waterfall.Bars.Count(bar => bar.Status == status);
        return new CountRange(count, count);
    }
}
