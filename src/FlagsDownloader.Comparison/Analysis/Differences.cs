using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Holds every contender against every other.</summary>
public static class Differences
{
    /// <summary>
    /// What is not looked at: a ratio within 1 % of 1. A hundredth is what the order of runs, or a program's place in memory, makes
    /// by itself (T. Mytkowicz et al., "Producing wrong data without doing anything obviously wrong!", ASPLOS 2009); nobody
    /// chooses a strategy for it.
    /// </summary>
    public const double Negligible = 0.01;

    /// <summary>Every pair of contenders that have the time, in their order.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="basis">The time to compare.</param>
    /// <returns>
    /// Each ratio with an interval so wide that all intervals together have their true values inside with 95 %. A difference is
    /// detected where the whole interval is further than <see cref="Negligible"/> from 1; in one round none is.
    /// </returns>
    public static IReadOnlyList<Difference> Between(RoundResults results, TimeBasis basis)
    {
        var runs = new PairedRuns(results);
        var time = PairedRuns.Time(basis);
        int[] timed =
        [
            .. Enumerable.Range(0, results.Contenders.Count)
                .Where(contender => runs.Values(contender, time).Any(value => value > 0)),
        ];
        (int First, int Second)[] pairs =
        [
            .. timed.SelectMany((first, place) => timed.Skip(place + 1).Select(second => (first, second))),
        ];
        if (pairs.Length == 0)
        {
            return [];
        }

        var confidence = Confidence.ForEachOf(pairs.Length);
        return
        [
            .. from pair in pairs
               let ratio = runs.Ratio(pair.First, pair.Second, time, confidence)
               where ratio is not null
               select new Difference(pair.First, pair.Second, ratio, IsDetected(ratio)),
        ];
    }

    private static bool IsDetected(Estimate ratio) => ratio.Low > 1 + Negligible || ratio.High < 1 / (1 + Negligible);
}
