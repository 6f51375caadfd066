using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Documents;

/// <summary>An analysis with round numbers, for code that only passes it on.</summary>
internal static class Analyses
{
    public static ComparisonAnalysis Create(RoundResults results, string verdict = "Use eventloop: it is 4 times as fast.") => new(
        TimeBasis.Process,
        Baseline: 0,
        [.. results.Contenders.Select((contender, place) => Figures(contender, place))],
        [
            new Difference(0, 1, new Estimate(4, 3.5, 4.5), IsDetected: true),
            new Difference(1, 2, new Estimate(1.02, 0.97, 1.08), IsDetected: false),
        ],
        Fastest: [1, 2],
        [verdict]);

    private static ContenderFigures Figures(Contender contender, int place) => new()
    {
        Contender = place,
        Rounds = 3,
        DownloadTime = contender.IsPeer ? null : new Estimate(1.5 / (place + 1), 1.25 / (place + 1), 1.75 / (place + 1)),
        ProcessTime = new Estimate(2.0 / (place + 1), 1.75 / (place + 1), null),
        ProcessSpeedUp = place == 0 ? null : new Estimate(place + 1, place + 0.5, place + 1.5),
        IdealTime = new Estimate(0.5, 0.5, 0.5),
        ProcessShareOfIdeal = new Estimate(0.25 * (place + 1), 0.125, 0.75),
        CpuTime = new Estimate(0.25, 0.2, 0.3),
        Memory = new Estimate(50_000_000, 49_000_000, 51_000_000),
        Threads = new Estimate(12, 12, 12),
        PeakInFlight = new CountRange(contender.Bound, contender.Bound),
        Requests = new CountRange(60, 64),
        Ok = new CountRange(58, 60),
        NotFound = new CountRange(0, 0),
        Errors = new CountRange(0, 2),
        Bytes = new CountRange(600_000, 600_000),
        Account = contender.IsPeer ? null : new SlotAccount(0.125, 0.01, 0.02, 0.015, 0.03, 0.005, 0.4, 0.05, 0.06, 0.07, 0.08, 0.09, 0.0625, 0.5),
    };
}
