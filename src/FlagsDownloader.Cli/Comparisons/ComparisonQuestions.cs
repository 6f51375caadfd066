using FlagsDownloader.Cli.Predictions;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>What `flags compare --predict` asks before the rounds: how many times as fast one contender is, and which is the fastest.</summary>
/// <param name="contenders">The contenders, of which there are at least two.</param>
internal sealed class ComparisonQuestions(IReadOnlyList<Contender> contenders)
{
    private readonly string[] _names =
        [.. Enumerable.Range(0, contenders.Count).Select(contender => PrintableText.Line(new ContenderNames(contenders).TextOf(contender)))];

    private readonly int _baseline = ComparisonAnalyst.BaselineOf(contenders);

    /// <summary>The questions.</summary>
    public IReadOnlyList<Question> Questions =>
    [
        new NumberQuestion($"How many times as fast as {_names[_baseline]} is {_names[Compared]}?", "x", "times"),
        new ChoiceQuestion("Which is the fastest?", _names),
    ];

    // The lesson of the default comparison is the loop. Of others, the last one was added with a purpose.
    private int Compared => contenders.Index()
        .Where(each => each.Index != _baseline)
        .OrderByDescending(each => each.Item.Strategy == "eventloop")
        .ThenByDescending(each => each.Index)
        .First().Index;

    /// <summary>The answers beside what was measured, a line each.</summary>
    /// <param name="predictions">The answers to <see cref="Questions"/>; null for one that was skipped.</param>
    /// <param name="analysis">What was measured.</param>
    public IEnumerable<string> Answer(IReadOnlyList<Prediction?> predictions, ComparisonAnalysis analysis) =>
        predictions.Zip([SpeedUp(analysis), Fastest(analysis)])
            .Where(each => each.First is not null)
            .Select(each => Measured.Describe(each.First!, each.Second));

    private Measured? SpeedUp(ComparisonAnalysis analysis)
    {
        var speedUp = analysis.Figures[Compared].SpeedUp(analysis.Basis);
        var style = FigureStyle.Sentence.Factor;
        return speedUp is null ? null : Measured.Number(
            speedUp.Value,
            speedUp is { Low: { } low, High: { } high }
                ? $"{style.Write(speedUp.Value)} ({style.WriteBare(low)} to {style.WriteBare(high)})"
                : style.Write(speedUp.Value),
            speedUp.Low,
            speedUp.High);
    }

    // Several are the fastest, if no difference between them was detected.
    private Measured? Fastest(ComparisonAnalysis analysis) =>
        analysis.Fastest.Count == 0 ? null : Measured.Choice([.. analysis.Fastest.Select(contender => _names[contender])]);
}
