using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Compares every contender with every other.</summary>
public static class Differences
{
    /// <summary>
    /// Differences below 1 % are ignored. The order of runs, or a program's place in memory, alone makes such a difference
    /// (T. Mytkowicz et al., "Producing wrong data without doing anything obviously wrong!", ASPLOS 2009), and it is no reason to
    /// choose a strategy.
    /// </summary>
    public const double Negligible = 0.01;

    /// <summary>Every pair of contenders whose time is known, in their order.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="basis">The time to compare.</param>
    /// <returns>
    /// Each ratio with its interval. The intervals are so wide that all of them together contain their true values with 95 %. A
    /// difference is detected if the whole interval is further than <see cref="Negligible"/> from 1. One round detects none.
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
