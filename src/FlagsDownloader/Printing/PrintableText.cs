using System.Buffers;
using System.Globalization;
using System.Text;

namespace FlagsDownloader.Printing;

/// <summary>
/// Makes foreign text safe to print: a terminal, a document or a page shows it, and takes nothing in it for a command.
/// </summary>
/// <remarks>
/// It replaces control characters (C0, DEL and C1), characters that change how others are shown (Unicode's category Cf: the
/// bidirectional embeddings, overrides and isolates, tags, invisible separators; not the joiners, which some scripts need), the
/// separators of lines and paragraphs, and halves of surrogate pairs. Line ends and tabs become a space, the others a question
/// mark.
/// </remarks>
public static class PrintableText
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';
    private const char Replacement = '?';

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(character => (char)character)));

    /// <summary>The text on one line.</summary>
    /// <param name="text">Anything.</param>
    public static string Line(string text) => Filter(text, kept: "");

    /// <summary>The text with its line ends and tabs.</summary>
    /// <param name="text">Anything.</param>
    public static string Lines(string text) => Filter(text, kept: "\r\n\t");

    /// <summary>Whether <see cref="Line"/> would change nothing.</summary>
    /// <param name="text">Anything.</param>
    public static bool IsPrintable(string text) => ReferenceEquals(Line(text), text);

    private static string Filter(string text, string kept)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(PlainCharacters))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length);
        var isChanged = false;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            if (isWhole && (IsHarmless(rune) || (rune.IsBmp && kept.Contains((char)rune.Value))))
            {
                printable.Append(rest[..length]);
            }
            else
            {
                printable.Append(isWhole && IsSpace(rune) ? ' ' : Replacement);
                isChanged = true;
            }

            rest = rest[length..];
        }

        return isChanged ? printable.ToString() : text;
    }

    private static bool IsHarmless(Rune rune) =>
        rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    private static bool IsSpace(Rune rune) => rune.Value is >= '\t' and <= '\r' or '\u0085' or '\u2028' or '\u2029';
}
