using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Decides for each two of several contenders whether their times differ.</summary>
/// <remarks>
/// A pair's interval is the wider one of two. The first is from the pair's own variance, at a level for the number of contenders minus
/// one: as many questions are asked, each contender beside the baseline, or beside the best. It is right for a contender that varies more
/// than others. The second is from the variance of all contenders together, at a level for all pairs, since the best and the worst
/// are chosen after the measurement. It is right where a pair happens to vary little: with three rounds, that is frequent.
/// </remarks>
internal sealed class PairTests
{
    private readonly int _contenders;
    private readonly double _pooledVariance;
    private readonly int _rounds;
    private readonly Dictionary<int, (double Own, double Pooled)> _factors = [];

    /// <param name="runs">The runs of the comparison.</param>
    /// <param name="time">The time to compare.</param>
    /// <param name="contenders">The places of the contenders whose time is known.</param>
    public PairTests(PairedRuns runs, Func<MeasuredRun, double?> time, IReadOnlyList<int> contenders)
    {
        _contenders = contenders.Count;
        Pairs =
        [
            .. from first in contenders.Index()
               from second in contenders.Skip(first.Index + 1)
               let logarithms = LogRatios.From(runs.Values(first.Item, time), runs.Values(second, time))
               where logarithms is not null
               select (first.Item, second, logarithms.Value),
        ];
        var freedom = Pairs.Sum(pair => pair.Logarithms.Count - 1);
        _pooledVariance = freedom == 0 ? 0 : Pairs.Sum(pair => (pair.Logarithms.Count - 1) * pair.Logarithms.Variance) / freedom;
        _rounds = Pairs.Count == 0 ? 0 : Pairs.Max(pair => pair.Logarithms.Count);
    }

    /// <summary>The pairs that have a round in common, with the logarithms of their ratios.</summary>
    public IReadOnlyList<(int First, int Second, LogRatios Logarithms)> Pairs { get; }

    /// <summary>How far the true mean of a pair's logarithms may be from the measured one, after so many rounds of the same variance.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="rounds">The number of rounds. One tells nothing: the margin is infinite.</param>
    public double Margin(LogRatios pair, int rounds)
    {
        if (rounds < 2)
        {
            return double.PositiveInfinity;
        }

        if (!_factors.TryGetValue(rounds, out var factors))
        {
            // Rounds that a contender missed make the second a little too small.
            factors = (
                LogRatios.Margin(1, rounds - 1, rounds, Confidence.ForEachOf(_contenders - 1)),
                LogRatios.Margin(1, (_contenders - 1) * (rounds - 1), rounds, Confidence.ForEachOf(_contenders * (_contenders - 1) / 2)));
            _factors[rounds] = factors;
        }

        return Math.Max(factors.Own * Math.Sqrt(pair.Variance), factors.Pooled * Math.Sqrt(_pooledVariance));
    }

    /// <summary>The number of rounds that would detect a difference as large as the measured one.</summary>
    /// <param name="first">A contender's place.</param>
    /// <param name="second">Another contender's place.</param>
    /// <param name="most">The largest number that is tried.</param>
    /// <returns>Null if that many would not.</returns>
    public int? RoundsToDetect(int first, int second, int most)
    {
        // Which of the two is the slower one makes no difference.
        var pair = Pairs.FirstOrDefault(each => (each.First, each.Second) == (first, second) || (each.First, each.Second) == (second, first)).Logarithms;
        if (pair.Count < 2)
        {
            return null;
        }

        for (var rounds = _rounds + 1; rounds <= most; rounds++)
        {
            if (Math.Abs(pair.Mean) - Margin(pair, rounds) > Math.Log(1 + Differences.Negligible))
            {
                return rounds;
            }
        }

        return null;
    }
}
