using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Predictions;

/// <summary>What a run measured, beside which a prediction is shown.</summary>
/// <param name="Text">As it is shown, with its unit and its interval: <c>18.4x (18.0 to 18.9)</c>.</param>
/// <param name="IsRight">Whether a prediction is right, or close enough.</param>
internal sealed record Measured(string Text, Func<Prediction, bool> IsRight)
{
    // Of a number without an interval: a tenth of it.
    private const double Close = 0.1;

    /// <summary>A number.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">The value with its unit.</param>
    /// <param name="low">The lower end of its interval; null without one.</param>
    /// <param name="high">The upper end.</param>
    public static Measured Number(double value, string text, double? low = null, double? high = null) => new(
        text,
        prediction => prediction.Number is { } number
            && ((number >= low && number <= high) || Math.Abs(number - value) <= Math.Abs(value) * Close));

    /// <summary>One of several choices, or several that are equally right.</summary>
    public static Measured Choice(params IReadOnlyList<string> right) => new(
        WordList.Join(right, "or"),
        prediction => right.Contains(prediction.Text, StringComparer.Ordinal));

    /// <summary>The reader's answer beside what was measured, in a sentence.</summary>
    /// <param name="prediction">The answer.</param>
    /// <param name="measured">What was measured; null if nothing was.</param>
    public static string Describe(Prediction prediction, Measured? measured) =>
        measured is null ? $"You said {prediction.Text}; it was not measured this time."
        : measured.IsRight(prediction) ? $"You said {prediction.Text}, and you were right: it was {measured.Text}."
        : $"You said {prediction.Text}; it was {measured.Text}.";
}
