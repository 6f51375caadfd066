using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Writes a verdict, sentence by sentence.</summary>
internal sealed partial class VerdictWriter
{
    // With fewer rounds, Student's factor is so large that differences of some per cent are not detected.
    private const int FewRounds = 5;

    private readonly RoundResults _results;
    private readonly ComparisonAnalysis _analysis;
    private readonly PairedRuns _runs;
    private readonly int[] _didTheWork;
    private readonly int _rounds;

    private static FigureStyle Sentence => FigureStyle.Sentence;

    public VerdictWriter(RoundResults results, ComparisonAnalysis analysis)
    {
        (_results, _analysis) = (results, analysis);
        _runs = new PairedRuns(results);
        _didTheWork = [.. SameWork.DoneBy(results)];
        _rounds = results.Runs.Select(run => run.Round).Distinct().Count();
    }

    public string Paragraph()
    {
        var text = string.Join(' ', Sentences().Where(sentence => sentence.Length > 0));

        // The word "interval" is explained once.
        const string Opening = "(95 % interval ";
        var first = text.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        return first < Opening.Length ? text : text[..first] + text[first..].Replace(Opening, "(", StringComparison.Ordinal);
    }

    private IEnumerable<string> Sentences()
    {
        if (_results.Runs.Count == 0)
        {
            return ["Nothing was measured."];
        }

        if (!SameWork.IsThereAny(_results))
        {
            return [$"No contender downloaded any of {_results.Work.Items} files, so there is nothing to compare.", FirstError()];
        }

        if (_results.Contenders.Count == 1)
        {
            return [.. Alone(), .. Failures()];
        }

        if (_rounds == 1)
        {
            return
            [
                $"{Capital(Work())}: this was one round, and one round cannot tell a difference from chance. "
                    + "Run more, such as --rounds 5.",
                .. Failures(),
                Basis(),
            ];
        }

        return [.. Choice(), .. Failures(), .. Twins(), Basis()];
    }

    private IEnumerable<string> Alone()
    {
        var name = Label(0);
        if (TimeOf(0) is { } time)
        {
            yield return $"{Capital(Work())}: {name} takes {Sentence.Seconds.Write(time.Value)}"
                + $"{Sentence.Seconds.Explain(time)}{IdealOf(0, " and")}.";
        }

        yield return $"{name} alone was run, so there is nothing to compare it with: add others with --strategies.";
    }

    private IEnumerable<string> Choice()
    {
        if (_analysis.Fastest.Count == 0)
        {
            yield return "No contender downloaded as many files as the best in every round, so none can be called the fastest.";
            yield break;
        }

        var choice = _analysis.Fastest.Count == 1 ? _analysis.Fastest[0] : Cheapest() ?? Simplest();
        yield return choice is { } chosen ? Use(chosen) : UseEither();
        yield return Others(choice);
        if (choice is null || !_analysis.Fastest.Contains(_analysis.Baseline))
        {
            yield return choice is { } only ? CostOf(only) : CostsOf(_analysis.Fastest);
        }

        yield return IsSweep ? "" : Engines();
        foreach (var sentence in IsSweep ? Sweep(choice ?? _analysis.Fastest[0]) : [])
        {
            yield return sentence;
        }

        if (!IsSweep)
        {
            yield return "To see how this depends on the bound, run it with -m 1,10,100.";
        }

        if (_analysis.Fastest.Count > 1 && _rounds < FewRounds)
        {
            yield return $"These were {_rounds} rounds; more would tell smaller differences.";
        }
    }

    private string Use(int chosen)
    {
        var time = TimeOf(chosen)!;
        var start = $"For {Work()}, use {Label(chosen)}: it takes {Sentence.Seconds.Write(time.Value)}";
        var text = SpeedUpOverBaseline(chosen) is { } speedUp
            ? $"{start}, is {speedUp}{IdealOf(chosen, ", and")}."
            : $"{start}{IdealOf(chosen, " and")}.";
        if (_analysis.Fastest.Count == 1)
        {
            return _didTheWork.Length == 1 ? $"{text} It is the only one that did the whole work." : text;
        }

        var why = Savings(chosen) is { Count: > 0 } savings
            ? $"but {Label(chosen)} needs less: {And(savings)}"
            : $"and {Label(chosen)} is the simplest";
        return $"{text} Between {And(_analysis.Fastest.Select(Label))} no difference in time was detected, {why}.";
    }

    private string UseEither()
    {
        var names = Or(_analysis.Fastest.Select(Label));
        var text = $"For {Work()}, use {names}: no difference between them was detected";
        var speedUps = _analysis.Fastest
            .Where(contender => SpeedUpOverBaseline(contender) is not null)
            .Select(contender => $"{Label(contender)} takes {Sentence.Seconds.Write(TimeOf(contender)!.Value)} and is {SpeedUpOverBaseline(contender)}")
            .ToList();
        return speedUps.Count == 0 ? $"{text}." : $"{text}. {Capital(string.Join("; ", speedUps))}.";
    }

    // If a program without concurrency is as fast, it is the best choice.
    private int? Simplest() =>
        _analysis.Fastest.Contains(_analysis.Baseline) && _results.Contenders[_analysis.Baseline].Strategy == "sequential"
            ? _analysis.Baseline
            : null;

    private string Others(int? choice)
    {
        var slower = _didTheWork
            .Where(other => !_analysis.Fastest.Contains(other) && (other != _analysis.Baseline || !BaselineIsSaid(choice)))
            .Where(other => !IsSweep || choice is null || BoundOf(other) == BoundOf(choice.Value))
            .Select(other => (Other: other, Faster: FasterThan(other, choice)))
            .Where(pair => pair.Faster is not null && _runs.Ratio(pair.Other, pair.Faster.Value, PairedRuns.Time(_analysis.Basis)) is not null)
            .Select(pair => (pair.Other, Faster: pair.Faster!.Value, Ratio: _runs.Ratio(pair.Other, pair.Faster!.Value, PairedRuns.Time(_analysis.Basis))!))
            .ToList();
        if (slower.Count > 3 && slower.DistinctBy(each => each.Faster).Count() == 1)
        {
            return $"{And(slower.Select(each => Label(each.Other)))} take from {Sentence.Factor.Write(slower.Min(each => each.Ratio.Value))} to "
                + $"{Sentence.Factor.Write(slower.Max(each => each.Ratio.Value))} as long as {Label(slower[0].Faster)}.";
        }

        return slower.Count == 0
            ? ""
            : Capital(string.Join("; ", slower.Select(each =>
                $"{Label(each.Other)} takes {Sentence.Factor.Write(each.Ratio.Value)} as long as {Label(each.Faster)}"
                + Sentence.Factor.Explain(each.Ratio)))) + ".";
    }

    private bool BaselineIsSaid(int? choice) =>
        (choice is { } chosen ? [chosen] : _analysis.Fastest).Any(contender => SpeedUpOverBaseline(contender) is not null);

    private int? FasterThan(int other, int? preferred)
    {
        if (preferred is { } chosen && _analysis.Differences.IsFaster(chosen, other))
        {
            return chosen;
        }

        return _analysis.Fastest.Concat(_didTheWork)
            .Where(contender => _analysis.Differences.IsFaster(contender, other))
            .Select(contender => (int?)contender)
            .FirstOrDefault();
    }

    private string? SpeedUpOverBaseline(int contender)
    {
        var figures = _analysis.Figures[contender];
        var speedUp = _analysis.Basis == TimeBasis.Download ? figures.DownloadSpeedUp : figures.ProcessSpeedUp;
        return speedUp is not null && _didTheWork.Contains(_analysis.Baseline)
            && _analysis.Differences.IsFaster(contender, _analysis.Baseline)
            ? $"{Sentence.Factor.Write(speedUp.Value)} as fast as {Label(_analysis.Baseline)}{Sentence.Factor.Explain(speedUp)}"
            : null;
    }
}
