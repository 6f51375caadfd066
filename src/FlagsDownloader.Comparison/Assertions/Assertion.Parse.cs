using System.Globalization;
using System.Text.RegularExpressions;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Assertions;

// Parses an assertion. Each error says what to write instead.
public sealed partial class Assertion
{
    private static readonly Dictionary<string, (AssertionUnit Unit, double Factor)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = (AssertionUnit.Seconds, 1),
        ["ms"] = (AssertionUnit.Seconds, 1e-3),
        ["B"] = (AssertionUnit.Bytes, 1),
        ["kB"] = (AssertionUnit.Bytes, 1e3),
        ["MB"] = (AssertionUnit.Bytes, 1e6),
        ["GB"] = (AssertionUnit.Bytes, 1e9),
        ["KiB"] = (AssertionUnit.Bytes, 1 << 10),
        ["MiB"] = (AssertionUnit.Bytes, 1 << 20),
        ["GiB"] = (AssertionUnit.Bytes, 1 << 30),
        [""] = (AssertionUnit.Number, 1),
    };

    /// <summary>Reads an assertion; see <see cref="Grammar"/>.</summary>
    /// <param name="text">What the user wrote.</param>
    public static ParsedAssertion Parse(string text)
    {
        try
        {
            return new ParsedAssertion(Read(text.Trim()), null);
        }
        catch (FormatException exception)
        {
            return new ParsedAssertion(null, exception.Message);
        }
    }

    private static Assertion Read(string text)
    {
        var at = text.AsSpan().IndexOfAny("<>=!");
        if (at < 0)
        {
            throw Refuse(text, "has no comparison: write one of < <= > >= == != between a contender and a value");
        }

        var length = text.AsSpan(at).IndexOfAnyExcept("<>=!");
        var symbol = length < 0 ? text[at..] : text.Substring(at, length);
        var comparison = AssertionOperator.All.FirstOrDefault(each => each.Symbol == symbol)
            ?? throw Refuse(text, $"has '{symbol}' for a comparison: write one of < <= > >= == !=");
        var left = text[..at].Trim();
        var right = text[(at + symbol.Length)..].Trim();
        if (left.Length == 0)
        {
            throw Refuse(text, "says nothing of whom: write a contender before the comparison, such as eventloop");
        }

        if (right.Length == 0)
        {
            throw Refuse(text, "asks for nothing: write a value after the comparison, such as 5x sequential");
        }

        var (subject, figure, unknown) = ReadSubject(text, left);
        var value = ReadValue(text, right);
        if (unknown is not null && value.Unit is not (AssertionUnit.Times or AssertionUnit.ShareOfIdeal))
        {
            throw Refuse(
                text, $"names no figure with '.{unknown}': there is .{string.Join(" .", AssertionFigure.All.Select(each => each.Name))}");
        }

        Check(text, left, figure, comparison, value);
        return new Assertion(text, subject, figure, comparison, value);
    }

    // A word after a dot that is no figure may be a contender's name, after the name of its comparison: before.eventloop.
    private static (AssertionSubject Subject, AssertionFigure? Figure, string? Unknown) ReadSubject(string text, string subject)
    {
        var parts = SubjectPattern().Match(subject);
        if (!parts.Success)
        {
            throw Refuse(text, $"has '{subject}' for a contender: write NAME, NAME@BOUND, NAME@http2, NAME.FIGURE or NAME@BOUND@http2.FIGURE");
        }

        var name = new AssertionSubject(
            parts.Groups["name"].Value, parts.Groups["bound"] is { Success: true, Value: var bound } ? ReadBound(text, bound) : null,
            parts.Groups["http"] is { Success: true, Value: var version } ? ReadVersion(text, version) : null);
        if (parts.Groups["figure"] is not { Success: true, Value: var written })
        {
            return (name, null, null);
        }

        return AssertionFigure.All.FirstOrDefault(each => each.Name.Equals(written, StringComparison.OrdinalIgnoreCase)) is { } figure
            ? (name, figure, null)
            : (name with { Name = $"{name.Name}.{written}" }, null, written);
    }

    private static int ReadBound(string text, string bound) =>
        int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Refuse(text, $"has '@{bound}' for a bound: write a whole number from 1");

    private static string ReadVersion(string text, string version) => version is Contender.Http1 or Contender.Http2
        ? version
        : throw Refuse(text, $"has '@http{version}' for a version of HTTP: write @http{Contender.Http1} or @http{Contender.Http2}");

    private static AssertionValue ReadValue(string text, string value)
    {
        var parts = ValuePattern().Match(value);
        if (!parts.Success)
        {
            throw Refuse(text, $"has '{value}' for a value: write such as 5x sequential, 80% ideal, 0.5s, 100MB or 0");
        }

        var number = double.Parse(parts.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var unit = parts.Groups["unit"].Value;
        var rest = parts.Groups["rest"].Value;
        switch (unit)
        {
            case "x" when rest.Length == 0:
                throw Refuse(text, $"does not say {value} of what: write {value} sequential, or another contender");
            case "x":
                return new AssertionValue(number, AssertionUnit.Times, ReadOver(text, rest), value);
            case "%" when rest.Equals("ideal", StringComparison.OrdinalIgnoreCase):
                return new AssertionValue(number / 100, AssertionUnit.ShareOfIdeal, null, value);
            case "%":
                throw Refuse(text, $"does not say {number}% of what: write {number}% ideal");
        }

        if (!Units.TryGetValue(unit, out var known) || rest.Length > 0)
        {
            throw Refuse(text, $"has '{value}' for a value: units are s ms B kB MB GB KiB MiB GiB, x CONTENDER and % ideal");
        }

        return new AssertionValue(number * known.Factor, known.Unit, null, value);
    }

    private static AssertionSubject ReadOver(string text, string written)
    {
        var (over, figure, _) = ReadSubject(text, written);
        return figure is null
            ? over
            : throw Refuse(text, $"has a figure on both sides: write {over}, and the figure before the comparison");
    }

    private static void Check(
        string text, string left, AssertionFigure? figure, AssertionOperator comparison, AssertionValue value)
    {
        var isSpeed = value.Unit is AssertionUnit.Times or AssertionUnit.ShareOfIdeal;
        if (isSpeed && figure is { Basis: null })
        {
            throw Refuse(text, $"compares speed, and .{figure.Name} is none: leave it out, or write .time or .process");
        }

        if (!isSpeed && figure is null)
        {
            throw Refuse(text, $"does not say which figure of {left}: write such as {left}.{FigureFor(value.Unit)}");
        }

        if (comparison.IsEquality && figure is not { IsCount: true })
        {
            throw Refuse(text, $"asks a measurement for an exact value: write < <= > or >=; {comparison.Symbol} is for counts");
        }

        if (isSpeed || figure is null)
        {
            return;
        }

        // A count of bytes is often a plain number. For memory, a plain number is rather a forgotten unit.
        var fits = value.Unit == figure.Unit || (figure is { IsCount: true, Unit: AssertionUnit.Bytes } && value.Unit == AssertionUnit.Number);
        if (!fits)
        {
            throw Refuse(text, $"gives .{figure.Name} the value {value.Text}: write it {Example(figure.Unit)}");
        }

        if (figure.IsCount && !double.IsInteger(value.Number))
        {
            throw Refuse(text, $"gives .{figure.Name}, which is a count, the value {value.Text}: write a whole number");
        }
    }

    private static string FigureFor(AssertionUnit unit) => unit switch
    {
        AssertionUnit.Seconds => AssertionFigure.Time.Name,
        AssertionUnit.Bytes => "memory",
        _ => "errors",
    };

    private static string Example(AssertionUnit unit) => unit switch
    {
        AssertionUnit.Seconds => "in seconds or milliseconds, such as 0.5s or 500ms",
        AssertionUnit.Bytes => "as a size, such as 100MB",
        _ => "as a plain number, such as 40",
    };

    private static FormatException Refuse(string text, string complaint) => new($"'{text}' {complaint}.");

    [GeneratedRegex(@"^(?<name>[^\s@%]+?)(@(?!http)(?<bound>[^\s@.]+))?(@http(?<http>[\d.]*\d|))?(\.(?<figure>\p{L}[\p{L}_]*))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubjectPattern();

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?|\.\d+)\s*(?<unit>%|\p{L}*)(\s*(?<rest>.*))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValuePattern();
}
