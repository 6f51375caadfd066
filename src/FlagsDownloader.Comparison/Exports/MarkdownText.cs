using System.Text;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Escapes words from outside for Markdown, in tables of GitHub's and elsewhere.</summary>
internal static class MarkdownText
{
    /// <summary>Puts the text on one line, and escapes formatting, links, HTML and the ends of cells.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in PrintableText.Line(text.Trim()))
        {
            // The last four make a heading, a list or a rule only at the beginning.
            if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' || (escaped.Length == 0 && letter is ('#' or '+' or '-' or '=')))
            {
                escaped.Append('\\').Append(letter);
            }
            else if (letter is '<' or '>' or '&')
            {
                escaped.Append(letter switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            }
            else
            {
                escaped.Append(letter);
            }
        }

        return escaped.ToString();
    }

    /// <summary>
    /// Writes the text as code, outside a table. Code has no escapes, so the fence is longer than any run of backticks inside
    /// (CommonMark 0.31, 6.1).
    /// </summary>
    public static string Code(string text)
    {
        var line = PrintableText.Line(text);
        var (longest, run) = (0, 0);
        foreach (var letter in line)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var space = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return $"{fence}{space}{line}{space}{fence}";
    }
}
