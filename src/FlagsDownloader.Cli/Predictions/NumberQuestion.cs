using System.Globalization;
using System.Text.RegularExpressions;

namespace FlagsDownloader.Cli.Predictions;

/// <summary>A question for a number.</summary>
/// <param name="Text">The question.</param>
/// <param name="Unit">The unit behind the number, which may be typed too: <c>x</c>, <c> s</c>; empty for a count.</param>
/// <param name="UnitName">The unit in words: <c>seconds</c>.</param>
internal sealed partial record NumberQuestion(string Text, string Unit, string UnitName) : Question(Text)
{
    // Larger ones are typing errors, and their digits would fill the line.
    private const double Max = 1e12;

    public override string Prompt => $"  {UnitName}: ";

    public override string Accepted => $"a number, such as 10{Unit} or 2.5";

    public override Prediction? Read(string text)
    {
        var number = WithoutUnit(text);
        // A comma is a point to some readers: it is taken only where it can be nothing but a separator of thousands.
        return Thousands().IsMatch(number)
            && double.TryParse(number.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= Max
                ? new Prediction(value.ToString("0.############", CultureInfo.InvariantCulture) + Unit, value)
                : null;
    }

    private string WithoutUnit(string text) =>
        new[] { UnitName, Unit.Trim() }.FirstOrDefault(unit => unit.Length > 0 && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)) is { } typed
            ? text[..^typed.Length].TrimEnd()
            : text;

    [GeneratedRegex(@"^([0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();
}
