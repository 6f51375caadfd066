using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Assertions;

// An assertion about two comparisons. A name without a comparison is one of the second comparison.
public sealed partial class Assertion
{
    /// <summary>Checks whether two comparisons can decide the assertion.</summary>
    /// <param name="before">The first comparison.</param>
    /// <param name="after">The second one.</param>
    /// <returns>Null if they can; otherwise one line with the error and what to write.</returns>
    public string? Bind(NamedResults before, NamedResults after)
    {
        var unknown = FindUnknown(_subject, before, after) ?? (_value.Over is { } other ? FindUnknown(other, before, after) : null);
        if (unknown is not null)
        {
            return unknown;
        }

        var (located, comparison, over) = Locate(before, after);
        var contenders = comparison.Results.Contenders;
        return comparison == over
            ? located.Bind(contenders)
            : Lacking(contenders[located.PlaceIn(comparison)]) ?? Lacking(over.Results.Contenders[located.PlaceOver(over)]);
    }

    /// <summary>Checks the assertion against two comparisons.</summary>
    /// <param name="before">The first comparison.</param>
    /// <param name="after">The second one.</param>
    /// <exception cref="InvalidOperationException"><see cref="Bind(NamedResults, NamedResults)"/> reports an error for them.</exception>
    public AssertionResult Check(NamedResults before, NamedResults after)
    {
        if (Bind(before, after) is { } failure)
        {
            throw new InvalidOperationException(failure);
        }

        var (located, comparison, over) = Locate(before, after);
        return comparison == over
            ? located.Check(comparison.Results, ComparisonAnalyst.Analyse(comparison.Results))
            : located.CheckAcross(comparison, over);
    }

    // An upper limit on speed would guard nothing: with it, x is about the time.
    private AssertionResult CheckAcross(NamedResults comparison, NamedResults other)
    {
        var (contender, over) = (PlaceIn(comparison), PlaceOver(other));
        var asked = new Assertion(
            Text, _subject, _figure, _operator, _operator.IsUpperLimit ? _value with { Unit = AssertionUnit.TimesAsLong } : _value);
        if (ChangeAnalyst.WhyNotCompared(comparison, contender, other, over) is { } reason)
        {
            return asked.Unmeasured($"{comparison.Results.Contenders[contender].Key} {reason}");
        }

        var basis = _figure?.Basis ?? ChangeAnalyst.BasisOf(comparison, other);
        return asked.CheckEstimate(
            _operator.IsUpperLimit
                ? ChangeAnalyst.SpeedUp(other, over, comparison, contender, basis)
                : ChangeAnalyst.SpeedUp(comparison, contender, other, over, basis),
            FigureStyle.Sentence.Factor,
            "one of them has no time");
    }

    private int PlaceIn(NamedResults comparison) => _subject.FindIn(comparison.Results.Contenders).Contender;

    private int PlaceOver(NamedResults comparison) => _value.Over!.FindIn(comparison.Results.Contenders).Contender;

    // The assertion with the contenders' own names, and the comparisons that they are in.
    private (Assertion Located, NamedResults Comparison, NamedResults Over) Locate(NamedResults before, NamedResults after)
    {
        var (comparison, subject) = Locate(_subject, before, after);
        var (otherComparison, over) = _value.Over is null ? (comparison, null) : Locate(_value.Over, before, after);
        return (new Assertion(Text, subject, _figure, _operator, _value with { Over = over }), comparison, otherComparison);
    }

    private static (NamedResults Comparison, AssertionSubject Subject) Locate(AssertionSubject subject, NamedResults before, NamedResults after)
    {
        if (!after.Results.Contenders.Any(contender => contender.Name.Equals(subject.Name, StringComparison.OrdinalIgnoreCase)))
        {
            // The longer name first: one may begin with the other and a dot.
            foreach (var comparison in new[] { before, after }.OrderByDescending(each => each.Name.Length))
            {
                if (subject.Name.StartsWith($"{comparison.Name}.", StringComparison.OrdinalIgnoreCase))
                {
                    return (comparison, subject with { Name = subject.Name[(comparison.Name.Length + 1)..] });
                }
            }
        }

        return (after, subject);
    }

    private static string? FindUnknown(AssertionSubject subject, NamedResults before, NamedResults after)
    {
        var (comparison, located) = Locate(subject, before, after);
        return located.FindIn(comparison.Results.Contenders).Failure is not { } failure ? null
            : located == subject && subject.Name.LastIndexOf('.') is > 0 and var dot
            ? $"There is no comparison '{subject.Name[..dot]}': there is {before.Name} or {after.Name}."
            : failure.Replace("this comparison", comparison.Name, StringComparison.Ordinal);
    }
}
