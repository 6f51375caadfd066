using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

// What is said of the contenders that are not chosen.
internal sealed partial class VerdictWriter
{
    // How many times as long as the chosen one a contender takes before it is named for it.
    private const double MuchLonger = 3;

    private bool IsSweep => _names.HasSeveralBounds;

    // With a smaller bound than the chosen one's, a contender is slower for a known reason. The baseline is in the first line.
    private string SlowOnes(int chosen)
    {
        var slow = _didTheWork
            .Where(other => other != _analysis.Baseline && BoundOf(other) >= BoundOf(chosen) && _analysis.Differences.IsFaster(chosen, other))
            .Select(other => (Label: Label(other), Other: other, Ratio: _runs.Ratio(other, chosen, PairedRuns.Time(_analysis.Basis))!.Value))
            .Where(each => each.Ratio >= MuchLonger)
            .OrderByDescending(each => each.Ratio)
            .ToList();
        return slow switch
        {
            [] => "",
            [var only] => VerdictLine.FirstThatFits(
            [
                $"{only.Label} takes {Sentence.Factor.Write(only.Ratio)} as long{Reason(only.Other)}.",
                $"{only.Label} takes {Sentence.Factor.Write(only.Ratio)} as long.",
            ]),
            _ => VerdictLine.FirstThatFits(VerdictLine.WithNames(
                [.. slow.Select(each => $"{each.Label} {Sentence.Factor.Write(each.Ratio)}")], "and", names => $"Much slower: {names}.")),
        };
    }

    private string Reason(int contender) =>
        _results.Contenders[contender].Strategy == "blockingpool" ? ": its threads wait for the shared pool" : "";

    // The smallest bound for which no larger one is detected to be faster.
    private string Saturation(int chosen)
    {
        var name = _names.SeriesTextOf(chosen);
        int[] places =
        [
            .. _didTheWork.Where(contender => _names.SeriesTextOf(contender) == name && TimeOf(contender) is not null).OrderBy(BoundOf),
        ];
        if (places.Length < 2)
        {
            return "";
        }

        var enough = places.First(place => !places.Any(larger =>
            BoundOf(larger) > BoundOf(place) && _analysis.Differences.IsFaster(larger, place)));
        return enough != places[^1] ? $"No gain was detected above {Label(enough)}."
            : BoundOf(enough) < _results.Work.Items ? $"{Label(enough)} still gains: try a larger bound."
            : "";
    }

    private IEnumerable<string> Failures()
    {
        var fewer = Enumerable.Range(0, _results.Contenders.Count).Except(_didTheWork).ToList();
        switch (fewer)
        {
            case []:
                break;
            case [var only]:
                yield return $"{Label(only)} {Missed(only)}, and is left out.";
                break;
            default:
                yield return VerdictLine.FirstThatFits(
                    VerdictLine.WithNames([.. fewer.Select(Label)], "and", names => $"{names} got fewer files, and are left out."));
                break;
        }

        var erring = _didTheWork.Where(contender => _analysis.Figures[contender].Errors.Max > 0).ToList();
        if (erring.Count == 0)
        {
            yield break;
        }

        var counts = erring.Select(contender => _analysis.Figures[contender].Errors).Distinct().ToList();
        yield return counts is [var same] && erring.Count == _didTheWork.Length
            ? $"{(erring.Count > 1 ? "Each" : Label(erring[0]))} had {Errors(same)}."
            : VerdictLine.FirstThatFits(VerdictLine.WithNames(
                [.. erring.Select(contender => $"{Label(contender)} {Errors(_analysis.Figures[contender].Errors)}")], "and", names => $"{names}."));
    }

    private string Missed(int contender)
    {
        if (_results.RunsOf(contender).MinBy(run => run.Ok - BestOf(run.Round)) is not { } worst)
        {
            return "was not run to its end";
        }

        var best = BestOf(worst.Round);
        return best > 0 ? $"got {worst.Ok} of {best} files in round {worst.Round}" : "did not find out which files are missing";
    }

    private int BestOf(int round) => _results.Runs.Where(run => run.Round == round).Max(run => run.Ok);

    private static string Errors(CountRange count) => count switch
    {
        { Min: 1, Max: 1 } => "1 error",
        { Min: var min, Max: var max } when min == max => $"{max} errors",
        _ => $"{count.Min} to {count.Max} errors",
    };

    // One strategy under two names shows what the comparison can tell.
    private IEnumerable<string> Twins()
    {
        var twins = _didTheWork
            .Where(contender => _results.Contenders[contender].Strategy is not null)
            .GroupBy(contender => (_results.Contenders[contender].Strategy, BoundOf(contender), _results.Contenders[contender].UsedHttpVersion))
            .Where(group => group.Count() > 1);
        foreach (var group in twins)
        {
            var differ = group.Any(one => group.Any(other => _analysis.Differences.IsFaster(one, other)));
            yield return VerdictLine.FirstThatFits(VerdictLine.WithNames([.. group.Select(Label)], "and", names => differ
                ? $"{names} are one strategy, but differ: trust no smaller difference."
                : $"{names} are one strategy: no difference, as it should be."));
        }
    }
}
