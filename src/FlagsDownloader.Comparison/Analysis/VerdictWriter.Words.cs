using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

// The parts of sentences.
internal sealed partial class VerdictWriter
{
    // The smallest delay that is mentioned. Below it, the accuracy of timers dominates.
    private const double AtOnce = 0.001;

    private string Label(int contender)
    {
        var named = _results.Contenders[contender];
        return _results.Contenders.Count(other => other.Name == named.Name) == 1 ? named.Name : named.Key;
    }

    private int BoundOf(int contender) => _results.Contenders[contender].Bound;

    private Estimate? TimeOf(int contender) => _analysis.Basis == TimeBasis.Download
        ? _analysis.Figures[contender].DownloadTime
        : _analysis.Figures[contender].ProcessTime;

    private string IdealOf(int contender, string joint)
    {
        var figures = _analysis.Figures[contender];
        var share = _analysis.Basis == TimeBasis.Download ? figures.DownloadShareOfIdeal : figures.ProcessShareOfIdeal;
        return share is null ? "" : $"{joint} reaches {Sentence.Share.Write(share.Value)} of the ideal speed";
    }

    private string Work()
    {
        var files = _results.Work.Items == 1 ? "1 file" : $"{_results.Work.Items} files";
        return string.Join(", ", new[] { files, Lateness(), BoundInWords() }.Where(part => part.Length > 0));
    }

    private string Lateness() => MeanDelay() switch
    {
        null when _results.Work.Delay is null or "0" => "",
        null => $"each answer {_results.Work.Delay} s late",
        < AtOnce => "each answered at once",
        { } delay => $"each answer {Sentence.Seconds.Write(delay)} late on the average",
    };

    // The mean of the real delays, from the runs whose single requests are known.
    private double? MeanDelay()
    {
        var served = _results.Runs.SelectMany(run => run.Served ?? []).ToList();
        if (served.Count > 0)
        {
            return served.Average(request => request.DelaySeconds);
        }

        var told = _results.Runs
            .SelectMany(run => run.Document?.Outcomes ?? [])
            .Where(outcome => outcome.ServerDelaySeconds is not null)
            .ToList();
        return told.Count == 0
            ? null
            : told.Sum(outcome => outcome.ServerDelaySeconds!.Value) / told.Sum(outcome => Math.Max(1, outcome.Attempts));
    }

    private string BoundInWords()
    {
        var swept = _results.Contenders.GroupBy(contender => contender.Name).Where(group => group.Count() > 1).SelectMany(group => group);
        var bounds = (IsSweep ? swept : _results.Contenders.Where(contender => contender.Bound > 1))
            .Select(contender => contender.Bound).Distinct().Order().ToList();
        return bounds switch
        {
            [] => "one at a time",
            [var bound] => $"at most {bound} at once",
            _ when IsSweep => $"at most {Or(bounds.Select(bound => $"{bound}"))} at once",
            _ => $"at most {bounds[0]} to {bounds[^1]} at once",
        };
    }

    private string Basis()
    {
        if (_analysis.Basis == TimeBasis.Download)
        {
            return "";
        }

        var silent = Enumerable.Range(0, _results.Contenders.Count)
            .Where(contender => _results.RunsOf(contender).All(run => run.DownloadSeconds is null))
            .Select(contender => _results.Contenders[contender].Name)
            .Distinct()
            .ToList();
        return $"Times are from exec to exit, the only ones known of {And(silent)}.";
    }

    private string FirstError()
    {
        var (contender, message) = _results.Runs
            .SelectMany(run => run.Document?.Outcomes.Select(outcome => (run.Contender, outcome.Error?.Message)) ?? [])
            .FirstOrDefault(each => each.Message is not null);
        return message is null ? "" : $"The first error of {Label(contender)}: {message.TrimEnd('.')}.";
    }

    private IEnumerable<string> Failures()
    {
        var why = ": a program that downloads less is faster for nothing";
        foreach (var contender in Enumerable.Range(0, _results.Contenders.Count).Except(_didTheWork))
        {
            if (_results.RunsOf(contender).MinBy(run => run.Ok - BestOf(run.Round)) is not { } worst)
            {
                yield return $"{Label(contender)} was not run to its end.";
                continue;
            }

            var best = BestOf(worst.Round);
            var how = best > 0
                ? $"downloaded {worst.Ok} of {best} files in round {worst.Round}"
                : "did not find out in every round which files are missing";
            yield return $"{Label(contender)} {how}, and is left out{why}.";
            why = " too";
        }

        var erring = _didTheWork.Where(contender => _analysis.Figures[contender].Errors.Max > 0).ToList();
        if (erring.Count == 0)
        {
            yield break;
        }

        var counts = erring.Select(contender => _analysis.Figures[contender].Errors).Distinct().ToList();
        if (counts.Count == 1 && erring.Count == _didTheWork.Length && erring.Count > 1)
        {
            yield return $"Each of them had {Errors(counts[0])}.";
        }
        else
        {
            yield return $"{Capital(And(erring.Select(contender => $"{Label(contender)} had {Errors(_analysis.Figures[contender].Errors)}")))}.";
        }
    }

    private int BestOf(int round) => _results.Runs.Where(run => run.Round == round).Max(run => run.Ok);

    private static string Errors(CountRange count) => count switch
    {
        { Min: 1, Max: 1 } => "1 error",
        { Min: var min, Max: var max } when min == max => $"{max} errors",
        _ => $"{count.Min} to {count.Max} errors",
    };

    private IEnumerable<string> Twins()
    {
        var twins = _didTheWork
            .Where(contender => _results.Contenders[contender].Strategy is not null)
            .GroupBy(contender => (_results.Contenders[contender].Strategy, BoundOf(contender)))
            .Where(group => group.Count() > 1);
        foreach (var group in twins)
        {
            var differ = group.Any(one => group.Any(other => _analysis.Differences.IsFaster(one, other)));
            yield return $"{And(group.Select(Label))} are one strategy, {group.Key.Strategy}: " + (differ
                ? "that a difference between them was detected shows that something else was not the same, so trust none of that size here."
                : "that no difference between them was detected is as it should be.");
        }
    }

    private static string And(IEnumerable<string> parts) => Joined(parts, "and");

    private static string Or(IEnumerable<string> parts) => Joined(parts, "or");

    private static string Joined(IEnumerable<string> parts, string word) => parts.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var most, var last] => $"{string.Join(", ", most)} {word} {last}",
    };

    // A name at the start of a sentence stays as it is written: only the report's own words are capitalized.
    private string Capital(string text) =>
        text.Length == 0 || _results.Contenders.Any(contender => text.StartsWith(contender.Name, StringComparison.Ordinal))
            ? text
            : char.ToUpperInvariant(text[0]) + text[1..];
}
