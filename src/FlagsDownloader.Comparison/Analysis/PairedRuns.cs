using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>The runs of a comparison, paired by round.</summary>
internal sealed class PairedRuns
{
    private readonly MeasuredRun?[][] _runs;

    public PairedRuns(RoundResults results)
    {
        int[] rounds = [.. results.Runs.Select(run => run.Round).Distinct().Order()];
        _runs =
        [
            .. Enumerable.Range(0, results.Contenders.Count)
                .Select(contender => results.RunsOf(contender).ToLookup(run => run.Round))
                .Select(runs => rounds.Select(round => runs[round].FirstOrDefault()).ToArray()),
        ];
    }

    /// <summary>A figure of a contender, with a value for each round of the comparison; null if the round has none.</summary>
    public IReadOnlyList<double?> Values(int contender, Func<MeasuredRun, double?> figure) =>
        [.. _runs[contender].Select(run => run is null ? null : figure(run))];

    /// <summary>The figure of one contender divided by the figure of the other.</summary>
    public Estimate? Ratio(
        int numerator, int denominator, Func<MeasuredRun, double?> figure, double confidence = Confidence.Level) =>
        PairedRatios.Estimate(Values(numerator, figure), Values(denominator, figure), confidence);

    /// <summary>The time on a basis.</summary>
    public static Func<MeasuredRun, double?> Time(TimeBasis basis) =>
        basis == TimeBasis.Download ? run => run.DownloadSeconds : run => run.ProcessSeconds;

    /// <summary>How many times as fast as another a contender is.</summary>
    public Estimate? SpeedUp(int contender, int over, TimeBasis basis) => Ratio(over, contender, Time(basis));

    /// <summary>The ideal time divided by the contender's time.</summary>
    public Estimate? ShareOfIdeal(int contender, TimeBasis basis) =>
        PairedRatios.Estimate(Values(contender, run => run.IdealSeconds), Values(contender, Time(basis)));
}
