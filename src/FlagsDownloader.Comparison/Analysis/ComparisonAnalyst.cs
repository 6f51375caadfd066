using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Draws the conclusions from what was measured.</summary>
public static class ComparisonAnalyst
{
    /// <summary>The figures of every contender, the differences between them, and the verdict.</summary>
    /// <param name="results">What was measured.</param>
    public static ComparisonAnalysis Analyse(RoundResults results)
    {
        var basis = BasisOf(results);
        var baseline = BaselineOf(results.Contenders);
        var runs = new PairedRuns(results);
        ContenderFigures[] figures =
            [.. Enumerable.Range(0, results.Contenders.Count).Select(contender => FiguresOf(results, runs, contender, baseline))];
        var differences = Differences.Between(results, basis);
        var fastest = FastestOf(results, differences, runs, basis);
        var analysis = new ComparisonAnalysis(basis, baseline, figures, differences, fastest, Verdict: []);
        return analysis with { Verdict = Verdict.Write(results, analysis) };
    }

    // A strategy that always failed has no time in process either. It must not change the basis for all.
    internal static TimeBasis BasisOf(RoundResults results)
    {
        var tellsNothing = Enumerable.Range(0, results.Contenders.Count).Any(contender =>
            results.RunsOf(contender).Any(run => run.ProcessSeconds is not null && (run.Ok > 0 || run.NotFound > 0))
            && results.RunsOf(contender).All(run => run.DownloadSeconds is null));
        return tellsNothing ? TimeBasis.Process : TimeBasis.Download;
    }

    /// <summary>The place of the contender that speed-ups relate to: the first <c>sequential</c>, or the first of all.</summary>
    /// <param name="contenders">The contenders, in their order.</param>
    public static int BaselineOf(IReadOnlyList<Contender> contenders) =>
        contenders.Index().FirstOrDefault(each => each.Item.Strategy == "sequential").Index;

    // The contenders that did the work, and for which no faster one that did it is detected.
    private static IReadOnlyList<int> FastestOf(
        RoundResults results, IReadOnlyList<Difference> differences, PairedRuns runs, TimeBasis basis)
    {
        int[] eligible =
        [
            .. SameWork.DoneBy(results)
                .Where(contender => runs.Values(contender, PairedRuns.Time(basis)).Any(value => value > 0)),
        ];
        return
        [
            .. eligible.Where(contender => !eligible.Any(other => differences.IsFaster(other, contender))),
        ];
    }

    private static ContenderFigures FiguresOf(RoundResults results, PairedRuns runs, int contender, int baseline)
    {
        MeasuredRun[] own = [.. results.RunsOf(contender)];
        Estimate? Median(Func<MeasuredRun, double?> figure) => Medians.Estimate(own.Select(figure));
        return new ContenderFigures
        {
            Contender = contender,
            Rounds = own.Length,
            DownloadTime = Median(run => run.DownloadSeconds),
            ProcessTime = Median(run => run.ProcessSeconds),
            DownloadSpeedUp = runs.SpeedUp(contender, baseline, TimeBasis.Download),
            ProcessSpeedUp = runs.SpeedUp(contender, baseline, TimeBasis.Process),
            IdealTime = Median(run => run.IdealSeconds),
            DownloadShareOfIdeal = runs.ShareOfIdeal(contender, TimeBasis.Download),
            ProcessShareOfIdeal = runs.ShareOfIdeal(contender, TimeBasis.Process),
            CpuTime = Median(run => run.CpuSeconds),
            Memory = Median(run => run.PeakMemoryBytes),
            Threads = Median(run => run.PeakThreads),
            PeakInFlight = Range(own.Select(run => (long?)run.PeakInFlight)),
            Requests = Range(own.Select(run => run.Requests)),
            Connections = Range(own.Select(run => run.Connections)),
            Ok = Count(own, run => run.Ok),
            NotFound = Count(own, run => run.NotFound),
            Errors = Count(own, run => run.Errors),
            Bytes = Count(own, run => run.Bytes),
            Account = SlotAccounting.ComputeMean([.. own.Select(run => run.Account).OfType<SlotAccount>()]),
        };
    }

    private static CountRange Count(IReadOnlyList<MeasuredRun> runs, Func<MeasuredRun, long> count) =>
        Range(runs.Select(run => (long?)count(run))) ?? new CountRange(0, 0);

    private static CountRange? Range(IEnumerable<long?> counts)
    {
        long[] known = [.. counts.OfType<long>()];
        return known.Length == 0 ? null : new CountRange(known.Min(), known.Max());
    }
}
