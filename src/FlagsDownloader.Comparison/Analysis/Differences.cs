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
    /// Each ratio with its interval. A difference is detected if the whole interval is further than <see cref="Negligible"/> from 1.
    /// The intervals are so wide that in 95 of 100 comparisons of equal contenders none is detected. One round detects none.
    /// </returns>
    public static IReadOnlyList<Difference> Between(RoundResults results, TimeBasis basis)
    {
        var tests = Tests(results, basis);
        return
        [
            .. from pair in tests.Pairs
               let ratio = pair.Logarithms.Within(tests.Margin(pair.Logarithms, pair.Logarithms.Count))
               select new Difference(pair.First, pair.Second, ratio, IsDetected(ratio)),
        ];
    }

    /// <summary>The tests of all pairs of contenders whose time is known.</summary>
    internal static PairTests Tests(RoundResults results, TimeBasis basis)
    {
        var runs = new PairedRuns(results);
        var time = PairedRuns.Time(basis);
        return new PairTests(runs, time, [
            .. Enumerable.Range(0, results.Contenders.Count)
                .Where(contender => runs.Values(contender, time).Any(value => value > 0)),
        ]);
    }

    /// <summary>Whether a whole interval is further than <see cref="Negligible"/> from 1.</summary>
    internal static bool IsDetected(Estimate ratio) => ratio.Low > 1 + Negligible || ratio.High < 1 / (1 + Negligible);
}
