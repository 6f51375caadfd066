using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Assertions;

// Checks an assertion. The interval decides, not the value, so that a comparison within the noise does not fail at random.
public sealed partial class Assertion
{
    // Half to the power of six is the first below 2.5 %: the sign test.
    private const int RoundsThatTellSame = 6;

    /// <summary>Checks the assertion against what was measured.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">The conclusions from it.</param>
    /// <exception cref="InvalidOperationException"><see cref="Bind(IReadOnlyList{Contender})"/> reports an error for these contenders.</exception>
    public AssertionResult Check(RoundResults results, ComparisonAnalysis analysis)
    {
        if (Bind(results.Contenders) is { } failure)
        {
            throw new InvalidOperationException(failure);
        }

        var contender = _subject.FindIn(results.Contenders).Contender;
        var over = _value.Over?.FindIn(results.Contenders).Contender;
        if (_figure is { IsCount: true } count)
        {
            return CheckCount(count, [.. results.RunsOf(contender)]);
        }

        var undone = Undone(results, contender) ?? (over is { } place ? Undone(results, place) : null);
        if (undone is not null)
        {
            return Unmeasured(undone);
        }

        var runs = new PairedRuns(results);
        return _value.Unit switch
        {
            AssertionUnit.Times => CheckEstimate(
                runs.SpeedUp(contender, over!.Value, BasisIn(analysis)), FigureStyle.Sentence.Factor, "no round has the time of both"),
            AssertionUnit.ShareOfIdeal => CheckEstimate(
                runs.ShareOfIdeal(contender, BasisIn(analysis)), FigureStyle.Sentence.Share, "the server did not say for how long it held answers back"),
            AssertionUnit.Number => CheckEstimate(
                Medians.Estimate(runs.Values(contender, _figure!.Value)),
                _figure.Format,
                $"no round has a figure for .{_figure.Name}",
                rounds: runs.Values(contender, _figure.Value).Count(value => value is not null)),
            _ => CheckEstimate(
                Medians.Estimate(runs.Values(contender, _figure!.Value)), _figure.Format, $"no round has a figure for .{_figure.Name}"),
        };
    }

    // The number of rounds is given for whole numbers.
    private AssertionResult CheckEstimate(Estimate? measured, FigureFormat format, string whyNot, int? rounds = null)
    {
        if (measured is null)
        {
            return Unmeasured(whyNot);
        }

        var verdict = measured is { Low: { } low, High: { } high }
            ? (IsMet(low), IsMet(high)) switch
            {
                (true, true) => AssertionVerdict.Holds,
                (false, false) => rounds is { } few && IsMetByANeighbour(low, high, few) ? AssertionVerdict.WithinNoise : AssertionVerdict.Broken,
                _ => AssertionVerdict.WithinNoise,
            }
            : IsMet(measured.Value) ? AssertionVerdict.Holds : AssertionVerdict.Broken;
        var text = format.Write(measured.Value) + format.Explain(measured);
        var remark = verdict == AssertionVerdict.WithinNoise ? "; more rounds would decide"
            : measured.Low is null ? "; one round carries no interval"
            : "";
        return Result(verdict, text, remark);
    }

    // The median of whole numbers is mostly one of them, and a few rounds may all have the same number by chance: with three rounds,
    // in one of eight comparisons if every second run has one more. So an assertion that a neighbouring number meets is not broken.
    private bool IsMetByANeighbour(double low, double high, int rounds)
    {
        var margin = low.Equals(high) && rounds < RoundsThatTellSame ? 1 : 0;
        return IsMet(Math.Floor(low) - margin) || IsMet(Math.Ceiling(high) + margin);
    }

    private AssertionResult CheckCount(AssertionFigure figure, IReadOnlyList<MeasuredRun> runs)
    {
        var counted = runs.Where(run => figure.Value(run) is not null).ToList();
        if (counted.Count == 0 || counted.Count < runs.Count)
        {
            return Unmeasured(runs.Count == 0 ? "it did not run" : $"{(counted.Count == 0 ? "no" : "not every")} round has a figure for .{figure.Name}");
        }

        var min = figure.Format.Write(counted.Min(run => figure.Value(run)!.Value));
        var max = figure.Format.Write(counted.Max(run => figure.Value(run)!.Value));
        var range = min == max ? min : $"{min} to {max}";
        var rounds = counted.Count == 1 ? "in one round" : $"in {counted.Count} rounds";
        return counted.Find(run => !IsMet(figure.Value(run)!.Value)) is { } breaking
            ? Result(AssertionVerdict.Broken, $"{figure.Format.Write(figure.Value(breaking)!.Value)} in round {breaking.Round}", $"; {range} {rounds}")
            : Result(AssertionVerdict.Holds, $"{range} {rounds}", "");
    }

    // A contender that did not do the work has no meaningful time or cost.
    private static string? Undone(RoundResults results, int contender)
    {
        if (SameWork.DoneBy(results).Contains(contender))
        {
            return null;
        }

        var runs = results.RunsOf(contender).ToList();
        return runs.Count == 0
            ? $"{results.Contenders[contender].Key} did not run"
            : $"{results.Contenders[contender].Key} did not do the work, with as few as {runs.Min(run => run.Ok)} of {results.Work.Items} files";
    }

    private bool IsMet(double measured) => _operator.Compare(measured, _value.Number);

    private AssertionResult Unmeasured(string whyNot) => new(
        AssertionVerdict.Broken, Text, whyNot, $"'{Text}' is broken: asked for {Asked}, and there is nothing to hold it against: {whyNot}.");

    private AssertionResult Result(AssertionVerdict verdict, string measured, string remark)
    {
        var said = verdict switch
        {
            AssertionVerdict.Holds => "holds",
            AssertionVerdict.Broken => "is broken",
            _ => "is within the noise",
        };
        return new AssertionResult(verdict, Text, measured, $"'{Text}' {said}: asked for {Asked}, measured {measured}{remark}.");
    }

    private string Asked => string.Format(_operator.Words, _value.Unit switch
    {
        AssertionUnit.Times => $"{_value.Number:0.###}x",
        AssertionUnit.TimesAsLong => $"{_value.Number:0.###}x the time",
        AssertionUnit.ShareOfIdeal => $"{_value.Number * 100:0.###} %",
        _ => _value.Text,
    });
}
