using System.Globalization;
using System.Text;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>
/// Fits text into a width. SVG does not wrap or cut, and the reader's font is not known, so that widths are those of a wide one
/// (DejaVu Sans); in others the text is shorter.
/// </summary>
internal static class ChartText
{
    private const string Ellipsis = "…";

    // Of the width in regular type.
    private const double Bold = 1.13;

    /// <summary>The most that a text is wide, in units of the drawing.</summary>
    /// <param name="text">Text on one line.</param>
    /// <param name="size">The size of the font.</param>
    /// <param name="isBold">Whether it is bold. Default: false.</param>
    public static double Width(string text, double size, bool isBold = false) =>
        text.EnumerateRunes().Sum(EmsOf) * size * (isBold ? Bold : 1);

    /// <summary>The text, or its beginning and its end around an ellipsis: names of contenders often differ only at the end.</summary>
    /// <param name="text">Text on one line.</param>
    /// <param name="room">The width that there is.</param>
    /// <param name="size">The size of the font.</param>
    /// <param name="isBold">Whether it is bold. Default: false.</param>
    public static string Fit(string text, double room, double size, bool isBold = false)
    {
        if (Width(text, size, isBold) <= room)
        {
            return text;
        }

        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var kept = elements.Length - 1; kept > 0; kept--)
        {
            var tail = kept * 2 / 5;
            var end = tail == 0 ? "" : text[elements[^tail]..];
            var shortened = text[..elements[kept - tail]].TrimEnd() + Ellipsis + end.TrimStart();
            if (Width(shortened, size, isBold) <= room)
            {
                return shortened;
            }
        }

        return Ellipsis;
    }

    /// <summary>Lines that end between words, of about one length. What does not fit into the last one ends with an ellipsis.</summary>
    /// <param name="text">Text on one line.</param>
    /// <param name="room">The width of a line.</param>
    /// <param name="size">The size of the font.</param>
    /// <param name="lines">The most lines.</param>
    /// <param name="isBold">Whether it is bold. Default: false.</param>
    public static IReadOnlyList<string> Wrap(string text, double room, double size, int lines, bool isBold = false)
    {
        var wrapped = Break(text, room, size, lines, isBold);
        // Lines of about one length, so that no word is alone on the last one. A line that is too long has an ellipsis.
        for (var narrower = room - size; narrower > room / 2 && wrapped.Count > 1; narrower -= size)
        {
            var balanced = Break(text, narrower, size, lines, isBold);
            if (balanced.Count > wrapped.Count || string.Join(' ', balanced) != string.Join(' ', wrapped))
            {
                break;
            }

            wrapped = balanced;
        }

        return wrapped;
    }

    private static List<string> Break(string text, double room, double size, int lines, bool isBold)
    {
        var wrapped = new List<string>();
        var line = new StringBuilder();
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && wrapped.Count < lines - 1 && Width($"{line} {word}", size, isBold) > room)
            {
                wrapped.Add(Fit(line.ToString(), room, size, isBold));
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            wrapped.Add(Fit(line.ToString(), room, size, isBold));
        }

        return wrapped;
    }

    // A figure is not separated from its unit, nor an option from its value.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count > 0 && (word.TrimEnd(',', ';', ':', '.').Length <= 1 || words[^1].StartsWith('-')))
            {
                words[^1] += $" {word}";
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static double EmsOf(Rune letter) => letter.Value switch
    {
        ' ' or '!' or '\'' or ',' or '.' or ':' or ';' or 'i' or 'j' or 'l' or '|' or '(' or ')' or '[' or ']' or '-' or '/' => 0.41,
        'f' or 'r' or 't' or 'I' or '"' => 0.47,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '—' or '…' => 1.03,
        '+' or '<' or '=' or '>' or '~' or '#' or '^' or '×' => 0.84,
        >= 'A' and <= 'Z' or '&' => 0.79,
        < 0x7F => 0.64,
        // Latin, Greek, Cyrillic.
        < 0x0530 => 1.03,
        _ => Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1.3,
    };
}
