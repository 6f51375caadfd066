using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Finds what changed between two comparisons of the same work.</summary>
public static class ChangeAnalyst
{
    /// <summary>Compares each contender with itself.</summary>
    /// <param name="before">The first comparison.</param>
    /// <param name="after">The second one, of the same work.</param>
    /// <returns>
    /// A difference is detected if the whole interval of the ratio is further than <see cref="Differences.Negligible"/> from 1. With
    /// contenders that did not change, that happens in at most 5 of 100 cases for any of them.
    /// </returns>
    public static ChangeAnalysis Analyse(NamedResults before, NamedResults after)
    {
        var basis = BasisOf(before, after);
        var places = after.Results.Contenders.Index()
            .Select(contender => (Before: PlaceOf(before.Results, contender.Item), After: contender.Index))
            .Where(pair => pair.Before >= 0)
            .ToList();
        var confidence = Confidence.ForEachOf(Math.Max(1, places.Count));
        return new ChangeAnalysis(
            before,
            after,
            basis,
            [.. places.Select(pair => Compare(before, pair.Before, after, pair.After, basis, confidence))],
            [.. before.Results.Contenders.Where(contender => PlaceOf(after.Results, contender) < 0)],
            [.. after.Results.Contenders.Where(contender => PlaceOf(before.Results, contender) < 0)]);
    }

    /// <summary>How many times as fast one contender is as one of another comparison; null if a time is not known.</summary>
    internal static Estimate? SpeedUp(
        NamedResults comparison, int contender, NamedResults other, int over, TimeBasis basis, double confidence = Confidence.Level) =>
        IndependentRatios.Estimate(TimesOf(other, over, basis), TimesOf(comparison, contender, basis), confidence);

    /// <summary>Why the times of two contenders cannot be compared, as the end of a sentence; null if they can.</summary>
    internal static string? WhyNotCompared(NamedResults comparison, int contender, NamedResults other, int over)
    {
        foreach (var (results, place) in new[] { (comparison, contender), (other, over) })
        {
            if (!results.Results.RunsOf(place).Any())
            {
                return $"did not run in {results.Name}";
            }

            if (!SameWork.DoneBy(results.Results).Contains(place))
            {
                return $"did not do the work in {results.Name}, with as few as {FewestOf(results, place)} of {results.Results.Work.Items} files";
            }
        }

        var (here, there) = (FewestOf(comparison, contender), FewestOf(other, over));
        return here == there ? null : $"got {here} files in {comparison.Name}, and {there} in {other.Name}";
    }

    /// <summary>The time that both comparisons know.</summary>
    internal static TimeBasis BasisOf(NamedResults before, NamedResults after) =>
        ComparisonAnalyst.BasisOf(before.Results) == TimeBasis.Process || ComparisonAnalyst.BasisOf(after.Results) == TimeBasis.Process
            ? TimeBasis.Process
            : TimeBasis.Download;

    private static ContenderChange Compare(
        NamedResults before, int first, NamedResults after, int second, TimeBasis basis, double confidence)
    {
        var change = new ContenderChange(
            after.Results.Contenders[second],
            Medians.Estimate(TimesOf(before, first, basis)),
            Medians.Estimate(TimesOf(after, second, basis)),
            SpeedUp: null,
            ChangeVerdict.NotCompared);
        var speedUp = SpeedUp(after, second, before, first, basis, confidence);
        var reason = WhyNotCompared(after, second, before, first) ?? (speedUp is null ? "has no time in one of them" : null);
        return reason is null ? change with { SpeedUp = speedUp, Verdict = VerdictOf(speedUp!) } : change with { Reason = reason };
    }

    private static ChangeVerdict VerdictOf(Estimate speedUp) =>
        !Differences.IsDetected(speedUp) ? ChangeVerdict.NotDetected
        : speedUp.Value > 1 ? ChangeVerdict.Faster
        : ChangeVerdict.Slower;

    private static IEnumerable<double?> TimesOf(NamedResults comparison, int contender, TimeBasis basis) =>
        comparison.Results.RunsOf(contender).Select(PairedRuns.Time(basis));

    private static int FewestOf(NamedResults comparison, int contender) => comparison.Results.RunsOf(contender).Min(run => run.Ok);

    private static int PlaceOf(RoundResults results, Contender contender) =>
        results.Contenders.Index().FirstOrDefault(each => each.Item.Key == contender.Key, (Index: -1, Item: contender)).Index;
}
