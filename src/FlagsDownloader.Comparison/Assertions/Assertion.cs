using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Assertions;

/// <summary>A condition on the results of a comparison, such as <c>eventloop &gt;= 5x sequential</c>.</summary>
public sealed partial class Assertion
{
    /// <summary>The syntax of assertions.</summary>
    public const string Grammar =
        """
        An assertion is SUBJECT OPERATOR VALUE; the operator is one of < <= > >= and, for counts, == !=
          eventloop >= 5x sequential       speed: at least 5 times as fast as sequential
          eventloop >= 80% ideal           speed: the ideal takes at least 80% of its time
          eventloop.process < 500ms        .time (in process), .process (exec to exit), .cpu: in s or ms
          eventloop.memory < 100MB         B, kB, MB, GB, KiB, MiB, GiB
          eventloop.threads < 40           the most threads it had
          threadpool.errors == 0           .ok .not_found .errors .bytes .requests .peak (in flight) .connections: in every round
        Speed is in process, or from exec to exit where another program takes part or with .process: eventloop.process >= 5x sequential
        Between two comparisons (--input before.json --input after.json --diff), before.NAME names a contender of before.json:
          eventloop >= 0.9x before.eventloop   at least 0.9 times as fast as before
          eventloop <= 1.1x before.eventloop   takes at most 1.1 times as long as before
        Where a name occurs with several bounds, write which: eventloop@100 >= 5x sequential@1
        With several versions of HTTP: eventloop@http2 >= 1x eventloop@http1.1; with both: eventloop@100@http2
        """;

    private readonly AssertionSubject _subject;
    private readonly AssertionFigure? _figure;
    private readonly AssertionOperator _operator;
    private readonly AssertionValue _value;

    private Assertion(
        string text, AssertionSubject subject, AssertionFigure? figure, AssertionOperator comparison, AssertionValue value) =>
        (Text, _subject, _figure, _operator, _value) = (text, subject, figure, comparison, value);

    /// <summary>The assertion as the user wrote it.</summary>
    public string Text { get; }

    /// <summary>Checks, before any run, whether the comparison can decide the assertion.</summary>
    /// <param name="contenders">The contenders of the comparison.</param>
    /// <returns>Null if it can; otherwise one line with the error and what to write.</returns>
    public string? Bind(IReadOnlyList<Contender> contenders)
    {
        var (contender, failure) = _subject.FindIn(contenders);
        if (failure is not null)
        {
            return failure + HintOf(_subject);
        }

        if (Lacking(contenders[contender]) is { } lacking)
        {
            return lacking;
        }

        if (_value.Over is null)
        {
            return null;
        }

        var (over, unknown) = _value.Over.FindIn(contenders);
        if (unknown is not null)
        {
            return unknown + HintOf(_value.Over);
        }

        return over == contender
            ? $"'{Text}' holds {contenders[over].Key} against itself."
            : Lacking(contenders[over]);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string HintOf(AssertionSubject subject) => subject.Name.LastIndexOf('.') is > 0 and var dot
        ? $" A contender of another comparison needs --diff and two files of --input, one with the name {subject.Name[..dot]}."
        : "";

    private string? Lacking(Contender contender) =>
        contender.IsPeer && _figure == AssertionFigure.Time
            ? $"{contender.Name} is another program, which does not tell its time in process: write '{InsteadOfTime()}'."
            : null;

    private string InsteadOfTime() => $"{_subject}.{AssertionFigure.Process.Name} {_operator.Symbol} {_value.Text}";

    private TimeBasis BasisIn(ComparisonAnalysis analysis) => _figure?.Basis ?? analysis.Basis;
}
