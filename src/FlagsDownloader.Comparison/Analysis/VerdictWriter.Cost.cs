using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Analysis;

// The cost of speed: threads, memory, processor time.
internal sealed partial class VerdictWriter
{
    // Smaller ratios are not mentioned. They are soon detected if a figure hardly varies, such as the number of threads.
    private const double WorthSaying = 1.1;

    private const string SameCost = "no difference in cost was detected.";

    private static readonly Cost ProcessorTime = new(run => run.CpuSeconds, Sentence.Seconds.Write, "{0} of CPU instead of {1}");

    private static readonly Cost[] Costs =
    [
        new(run => run.PeakThreads, Sentence.Count.Write, "{0} threads instead of {1}"),
        new(run => run.PeakMemoryBytes, Sentence.Size.Write, "{0} instead of {1}"),
        ProcessorTime,
    ];

    private enum CostDifference
    {
        Unsupported,
        Less,
        More,
    }

    // Beside the next best one: how much longer that takes, and what the chosen one costs or saves.
    private string CostOf(int chosen, params IReadOnlyList<int> asFast)
    {
        var next = _didTheWork
            .Where(other => other != chosen && !asFast.Contains(other) && TimeOf(other) is not null)
            .OrderBy(other => _runs.Ratio(other, chosen, PairedRuns.Time(_analysis.Basis))?.Value ?? double.MaxValue)
            .Select(other => (int?)other)
            .FirstOrDefault();
        if (next is not { } other || _runs.Ratio(other, chosen, PairedRuns.Time(_analysis.Basis)) is not { } ratio)
        {
            return "";
        }

        if (other == _analysis.Baseline && SpeedUpOverBaseline(chosen) is not null)
        {
            var beside = $"Beside {Label(other)}, ";
            return VerdictLine.FirstThatFits([.. CostsInWords($"{beside}it needs ", Needs(chosen, other), $"{beside}{SameCost}"), ""]);
        }

        var longer = $"Next, {Label(other)} takes {Sentence.Factor.Write(ratio.Value)} as long";
        return VerdictLine.FirstThatFits([.. CostsInWords($"{longer}, and needs ", Needs(other, chosen), $"{longer}; {SameCost}"), $"{longer}."]);
    }

    private static IEnumerable<string> CostsInWords(string start, IEnumerable<string> needs, string same) =>
        needs.Select(needed => $"{start}{needed}.").DefaultIfEmpty(same);

    // With all costs that differ, and with fewer and fewer.
    private IEnumerable<string> Needs(int contender, int other)
    {
        var costs = Costs.Where(cost => Compare(cost, contender, other) != CostDifference.Unsupported)
            .OrderByDescending(cost => Math.Abs(Math.Log(MedianOf(cost, contender) / MedianOf(cost, other))))
            .Select(cost => Said(cost, contender, other))
            .ToList();
        return Enumerable.Range(0, costs.Count).Select(left => WordList.Join(costs[..^left], "and"));
    }

    // The library's strategies that await wait for sockets in one of two ways. How one of a program's own does it is not known.
    private string Engines()
    {
        int[] loops = [.. _didTheWork.Where(contender => _results.Contenders[contender].Strategy == "eventloop")];
        int[] others =
        [
            .. _didTheWork.Except(loops).Where(contender => _results.Contenders[contender] is { Awaits: true, Strategy: { } name }
                && DownloaderCatalog.Find(name) is not null),
        ];
        if (loops is not [var loop] || others.Length == 0
            || !others.All(other => _runs.Ratio(loop, other, ProcessorTime.Figure) is not null))
        {
            return "";
        }

        return others.Select(other => Compare(ProcessorTime, loop, other)).Distinct().ToList() is [not CostDifference.Unsupported]
            ? $"CPU: {Label(loop)} {Sentence.Seconds.Write(MedianOf(ProcessorTime, loop))}, with .NET's socket engine {RangeOf(ProcessorTime, others)}."
            : "";
    }

    // If the time does not decide: the one that is detected to be cheaper than each other, and more expensive than none.
    private int? Cheapest()
    {
        var cheapest = _analysis.Fastest.Where(contender => _analysis.Fastest
            .Where(other => other != contender)
            .All(other => Costs.Any(cost => Compare(cost, contender, other) == CostDifference.Less)
                && !Costs.Any(cost => Compare(cost, contender, other) == CostDifference.More))).ToList();
        return cheapest.Count == 1 ? cheapest[0] : null;
    }

    // Compared with the other fastest ones: a range if there are several.
    private List<string> Savings(int chosen)
    {
        var savings = new List<string>();
        foreach (var cost in Costs)
        {
            var dearer = _analysis.Fastest
                .Where(other => other != chosen && Compare(cost, chosen, other) == CostDifference.Less)
                .ToList();
            if (dearer.Count > 0)
            {
                savings.Add(Said(cost, chosen, dearer));
            }
        }

        return savings;
    }

    private CostDifference Compare(Cost cost, int contender, int other) => _runs.Ratio(contender, other, cost.Figure) switch
    {
        { Low: > WorthSaying } => CostDifference.More,
        { High: < 1 / WorthSaying } => CostDifference.Less,
        _ => CostDifference.Unsupported,
    };

    private string Said(Cost cost, int contender, params IEnumerable<int> others) =>
        string.Format(cost.Words, cost.Format(MedianOf(cost, contender)), RangeOf(cost, others));

    private string RangeOf(Cost cost, IEnumerable<int> contenders)
    {
        double[] medians = [.. contenders.Select(contender => MedianOf(cost, contender)).Order()];
        var (low, high) = (cost.Format(medians[0]), cost.Format(medians[^1]));
        return low == high ? low : $"{low} to {high}";
    }

    private double MedianOf(Cost cost, int contender) => Medians.Estimate(_runs.Values(contender, cost.Figure))!.Value;

    private sealed record Cost(Func<MeasuredRun, double?> Figure, Func<double, string> Format, string Words);
}
