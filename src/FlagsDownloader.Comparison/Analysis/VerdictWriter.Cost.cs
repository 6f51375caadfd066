using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

// The cost of speed: threads, memory, processor time.
internal sealed partial class VerdictWriter
{
    // Smaller ratios are not mentioned. They are soon detected if a figure hardly varies, such as the number of threads.
    private const double WorthSaying = 1.1;

    private static readonly Cost ProcessorTime = new(run => run.CpuSeconds, Sentence.Seconds.Write, "{0} of processor time instead of {1}");

    private static readonly Cost[] Costs =
    [
        new(run => run.PeakThreads, Sentence.Count.Write, "{0} threads instead of {1}"),
        new(run => run.PeakMemoryBytes, Sentence.Size.Write, "{0} of memory instead of {1}"),
        ProcessorTime,
    ];

    private enum CostDifference
    {
        Unsupported,
        Less,
        More,
    }

    private string CostOf(int contender)
    {
        var baseline = _analysis.Baseline;
        if (contender == baseline || !_didTheWork.Contains(baseline)
            || !Array.Exists(Costs, cost => _runs.Ratio(contender, baseline, cost.Figure) is not null))
        {
            return "";
        }

        return Needs(contender) is { } needs
            ? $"Beside {Label(baseline)}, {needs}."
            : $"Between {Label(contender)} and {Label(baseline)} no difference of 10 % or more in threads, memory or processor time was detected.";
    }

    // Of several contenders, only those that differ.
    private string CostsOf(IReadOnlyList<int> contenders)
    {
        var needs = contenders.Where(contender => contender != _analysis.Baseline).Select(Needs).OfType<string>().ToList();
        return needs.Count == 0 || !_didTheWork.Contains(_analysis.Baseline)
            ? ""
            : $"Beside {Label(_analysis.Baseline)}, {string.Join("; ", needs)}.";
    }

    // Strategies that await wait for sockets in one of two ways.
    private string Engines()
    {
        int[] loops = [.. _didTheWork.Where(contender => _results.Contenders[contender].Strategy == "eventloop")];
        int[] others = [.. _didTheWork.Except(loops).Where(contender => _results.Contenders[contender].Awaits == true)];
        if (loops is not [var loop] || others.Length == 0
            || !others.All(other => _runs.Ratio(loop, other, ProcessorTime.Figure) is not null))
        {
            return "";
        }

        var differences = others.Select(other => Compare(ProcessorTime, loop, other)).Distinct().ToList();
        var engine = $".NET's socket engine ({And(others.Select(Label))})";
        return differences switch
        {
            [CostDifference.Unsupported] =>
                $"Between {Label(loop)} with its own selector and {engine} no difference of 10 % or more in processor time was detected.",
            [_] => $"With its own selector, {Label(loop)} needs {SaidOfAll(ProcessorTime, loop, others)} with {engine}.",
            _ => "",
        };
    }

    private string? Needs(int contender)
    {
        var differing = Costs
            .Where(cost => Compare(cost, contender, _analysis.Baseline) != CostDifference.Unsupported)
            .Select(cost => Said(cost, contender, _analysis.Baseline))
            .ToList();
        return differing.Count == 0 ? null : $"{Label(contender)} needs {And(differing)}";
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
                savings.Add(SaidOfAll(cost, chosen, dearer));
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

    private string SaidOfAll(Cost cost, int contender, IEnumerable<int> others)
    {
        int[] sorted = [.. others.OrderBy(other => MedianOf(cost, other))];
        return Said(cost, contender, sorted[0], sorted[^1]);
    }

    private string Said(Cost cost, int contender, int other) => Said(cost, contender, other, other);

    private string Said(Cost cost, int contender, int least, int most)
    {
        var (low, high) = (cost.Format(MedianOf(cost, least)), cost.Format(MedianOf(cost, most)));
        return string.Format(cost.Words, cost.Format(MedianOf(cost, contender)), low == high ? low : $"{low} to {high}");
    }

    private double MedianOf(Cost cost, int contender) => Medians.Estimate(_runs.Values(contender, cost.Figure))!.Value;

    private sealed record Cost(Func<MeasuredRun, double?> Figure, Func<double, string> Format, string Words);
}
