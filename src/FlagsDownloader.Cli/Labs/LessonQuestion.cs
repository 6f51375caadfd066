using System.Globalization;
using FlagsDownloader.Cli.Predictions;

namespace FlagsDownloader.Cli.Labs;

/// <summary>What `flags lab NAME --predict` asks before the lesson runs, and which of the lesson's figures answer it.</summary>
/// <param name="Question">The question, in at most 80 characters.</param>
/// <param name="Answer">Finds the answer among the figures; null where this run did not measure it.</param>
internal sealed record LessonQuestion(Question Question, Func<IReadOnlyDictionary<string, double>, Measured?> Answer)
{
    /// <summary>A question for seconds.</summary>
    /// <param name="text">The question.</param>
    /// <param name="figure">The figure that answers it, in seconds.</param>
    public static LessonQuestion Seconds(string text, string figure) =>
        Number(text, " s", "seconds", "0.00", figures => Find(figures, figure));

    /// <summary>A question for a count.</summary>
    /// <param name="text">The question.</param>
    /// <param name="what">What is counted: <c>threads</c>.</param>
    /// <param name="figure">The figure that answers it.</param>
    public static LessonQuestion Count(string text, string what, string figure) =>
        Number(text, "", what, "#,0", figures => Find(figures, figure));

    /// <summary>A question for how many times as much one figure is as another.</summary>
    /// <param name="text">The question.</param>
    /// <param name="of">The figure.</param>
    /// <param name="over">The figure that it is divided by; null where it is a ratio itself.</param>
    public static LessonQuestion Times(string text, string of, string? over = null) => Number(
        text, "x", "times", "#,0.#", figures => Find(figures, of) / (over is null ? 1 : Find(figures, over)));

    /// <summary>A question with choices.</summary>
    /// <param name="text">The question.</param>
    /// <param name="right">Finds the right choice by the figures.</param>
    /// <param name="choices">All choices.</param>
    public static LessonQuestion Choice(string text, Func<IReadOnlyDictionary<string, double>, string> right, params IReadOnlyList<string> choices) =>
        new(new ChoiceQuestion(text, choices), figures => Measured.Choice(right(figures)));

    private static LessonQuestion Number(
        string text, string unit, string unitName, string format, Func<IReadOnlyDictionary<string, double>, double?> find) => new(
        new NumberQuestion(text, unit, unitName),
        figures => find(figures) is { } value
            ? Measured.Number(value, value.ToString(format, CultureInfo.InvariantCulture) + unit)
            : null);

    // A lesson that cannot do its work on a system has fewer figures.
    private static double? Find(IReadOnlyDictionary<string, double> figures, string name) =>
        figures.TryGetValue(name, out var value) ? value : null;
}
