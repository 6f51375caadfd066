using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Writes a verdict: a line on what to use, one on what that costs, and one on what is wrong with others.</summary>
internal sealed partial class VerdictWriter
{
    // Beyond that, a difference is too small for more rounds to be good advice.
    private const int MaxAdvisedRounds = 30;

    private readonly RoundResults _results;
    private readonly ComparisonAnalysis _analysis;
    private readonly ContenderNames _names;
    private readonly PairedRuns _runs;
    private readonly int[] _didTheWork;
    private readonly int _rounds;
    private readonly (int First, int Last, int Rounds)? _furthest;

    private static FigureStyle Sentence => FigureStyle.Sentence;

    public VerdictWriter(RoundResults results, ComparisonAnalysis analysis)
    {
        (_results, _analysis) = (results, analysis);
        _names = new ContenderNames(results.Contenders);
        _runs = new PairedRuns(results);
        _didTheWork = [.. SameWork.DoneBy(results)];
        _rounds = results.Rounds;
        _furthest = FindFurthest();
    }

    public IReadOnlyList<string> Lines() => [.. Written().Where(line => line.Length > 0)];

    private string[] Written()
    {
        if (_results.Runs.Count == 0)
        {
            return ["Nothing was measured."];
        }

        if (!SameWork.IsThereAny(_results))
        {
            return [$"No contender downloaded any of {_results.Work.Items} files: there is nothing to compare.", .. FirstError()];
        }

        if (_results.Contenders.Count == 1)
        {
            return
            [
                VerdictLine.FirstThatFits([$"{Label(0)} takes {Takes(0)}{IdealOf(0)}.", $"{Label(0)} takes {Takes(0)}."]),
                VerdictLine.Join([.. Failures(), "There is nothing to compare it with: add others with --strategies."]),
            ];
        }

        if (_rounds == 1)
        {
            return ["One round cannot tell a difference from chance: try --rounds 5.", VerdictLine.Join([.. Failures(), Basis()])];
        }

        return _analysis.Fastest switch
        {
            [] =>
            [
                "No contender got as many files as the best in every round: none is the fastest.",
                VerdictLine.Join([.. Failures(), Basis()]),
            ],
            [var only] => [Use(only), CostOf(only), Rest(only)],
            var several when Undecided() is { Length: > 0 } undecided => [undecided, Rest(several[0])],
            var several when (Cheapest() ?? Simplest()) is { } chosen => [Use(chosen), Equals(several, chosen), Rest(chosen)],
            var several => [UseAny(several), CostOf(ExampleOf(several), several), Rest(ExampleOf(several))],
        };
    }

    private string Use(int chosen) => VerdictLine.FirstThatFits([.. Wordings(Label(chosen), chosen), Shortest(Label(chosen), chosen)]);

    private string UseAny(IReadOnlyList<int> several)
    {
        var example = ExampleOf(several);
        List<string> lists = [.. VerdictLine.WithNames([.. several.Select(Label)], "or", names => names)];
        return VerdictLine.FirstThatFits([.. lists.SelectMany(names => Wordings(names, example)), .. lists.Select(names => Shortest(names, example))]);
    }

    private string Shortest(string names, int contender) => SpeedUpOverBaseline(contender) is { } speedUp
        ? $"Use {names}: {Takes(contender)}, {speedUp} as fast."
        : $"Use {names}: {Takes(contender)}.";

    // The one whose figures stand for all: the fastest, if it is detected to be faster than the baseline.
    private int ExampleOf(IReadOnlyList<int> several) =>
        several.OrderBy(contender => SpeedUpOverBaseline(contender) is null).ThenBy(contender => TimeOf(contender)!.Value).First();

    private string[] Wordings(string names, int contender)
    {
        var start = $"Use {names}: {Takes(contender)}";
        return SpeedUpOverBaseline(contender) is { } speedUp
            ?
            [
                $"{start}, {speedUp} as fast as {Label(_analysis.Baseline)}{Interval(contender)}{IdealOf(contender)}.",
                $"{start}, {speedUp} as fast as {Label(_analysis.Baseline)}{Interval(contender)}.",
                $"{start}, {speedUp} as fast as {Label(_analysis.Baseline)}.",
                $"{start}, {speedUp} as fast as the baseline.",
            ]
            : [$"{start}{IdealOf(contender)}.", $"{start}."];
    }

    // The chosen one is no faster, but needs less, or is the simplest.
    private string Equals(IReadOnlyList<int> several, int chosen)
    {
        IReadOnlyList<string> others = [.. several.Where(other => other != chosen).Select(Label)];
        var savings = Savings(chosen);
        var why = savings.Count > 0
            ? [.. Enumerable.Range(0, savings.Count).Select(left => $"{Label(chosen)} needs {WordList.Join(savings[..^left], "and")}.")]
            : new[] { $"{Label(chosen)} is the simplest." };
        List<string> lists = [.. VerdictLine.WithNames(others, "and", names => $"As fast: {names}."), $"As fast: {others.Count} others."];
        return VerdictLine.FirstThatFits([.. from reason in why from list in lists select $"{list} {reason}", .. lists]);
    }

    // The least important sentences are left out where there is no room.
    private string Rest(int chosen) => VerdictLine.Join(
        [.. Failures(), SlowOnes(chosen), .. Twins(), Saturation(chosen), MoreRounds(), Engines(), Basis(), OtherBounds()]);

    // Where the fastest ones are far apart, they are not equal, but measured too seldom.
    private string Undecided() => _furthest is var (first, last, rounds) && TimeOf(last)!.Value >= WorthSaying * TimeOf(first)!.Value
        ? VerdictLine.FirstThatFits(
        [
            $"{_rounds} rounds cannot tell {Label(first)}, {Takes(first)}, from {Label(last)}, {Takes(last)}; {rounds} would.",
            $"{_rounds} rounds cannot tell which is the fastest; {rounds} would.",
        ])
        : "";

    private string MoreRounds() => _furthest is var (first, last, rounds) && Undecided().Length == 0
        ? $"{Label(last)} took {Apart(first, last)} more than {Label(first)}; {rounds} rounds would settle it."
        : "";

    private string Apart(int first, int last)
    {
        var share = (TimeOf(last)!.Value / TimeOf(first)!.Value) - 1;
        return share < 0.005 ? "less than 1 %" : Sentence.Share.Write(share);
    }

    // The two of the fastest ones that are furthest apart, if some more rounds would detect that.
    private (int First, int Last, int Rounds)? FindFurthest()
    {
        var times = _analysis.Fastest.OrderBy(contender => TimeOf(contender)!.Value).ToList();
        return times is [var first, .., var last]
            && Differences.Tests(_results, _analysis.Basis).RoundsToDetect(first, last, MaxAdvisedRounds) is { } rounds
            ? (first, last, rounds)
            : null;
    }

    private string OtherBounds() => IsSweep ? "" : "For other bounds, add -m 1,10,100.";

    // If a program without concurrency is as fast, it is the best choice.
    private int? Simplest() =>
        _analysis.Fastest.Contains(_analysis.Baseline) && _results.Contenders[_analysis.Baseline].Strategy == "sequential"
            ? _analysis.Baseline
            : null;

    private string Takes(int contender) => TimeOf(contender) is { } time ? Sentence.Seconds.Write(time.Value) : "an unknown time";

    private Estimate? SpeedUp(int contender) => _analysis.Figures[contender].SpeedUp(_analysis.Basis);

    private string? SpeedUpOverBaseline(int contender) =>
        SpeedUp(contender) is { } speedUp && _didTheWork.Contains(_analysis.Baseline)
            && _analysis.Differences.IsFaster(contender, _analysis.Baseline)
            ? Sentence.Factor.Write(speedUp.Value)
            : null;

    private string Interval(int contender) => SpeedUp(contender) is { Low: { } low, High: { } high }
        ? $" ({Sentence.Factor.WriteBare(low)} to {Sentence.Factor.WriteBare(high)})"
        : "";
}
