using System.Globalization;
using System.Text;

namespace FlagsDownloader.Cli.Terminals;

/// <summary>Computes how many columns of a terminal a text occupies.</summary>
/// <remarks>
/// The unit is a grapheme cluster: its first code point decides, and combining marks have no width. Terminals differ in emoji
/// that are joined from several; here such an emoji has two columns.
/// </remarks>
internal static class DisplayWidth
{
    private const char EmojiPresentation = '\uFE0F';

    // Unicode's East Asian Width W and F, without unassigned ranges; then the emoji that are wide by default.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97C),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6),
        (0x16FE0, 0x18DFF), (0x1B000, 0x1B2FF), (0x20000, 0x3FFFD),
        (0x231A, 0x231B), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615),
        (0x2648, 0x2653), (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE),
        (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5),
        (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x274C),
        (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797), (0x27B0, 0x27B0), (0x27BF, 0x27BF),
        (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E),
        (0x1F191, 0x1F19A), (0x1F1E6, 0x1F1FF), (0x1F200, 0x1F320), (0x1F32D, 0x1F335), (0x1F337, 0x1F37C),
        (0x1F37E, 0x1F393), (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4),
        (0x1F3F8, 0x1F43E), (0x1F440, 0x1F440), (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D), (0x1F54B, 0x1F54E),
        (0x1F550, 0x1F567), (0x1F57A, 0x1F57A), (0x1F595, 0x1F596), (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F),
        (0x1F680, 0x1F6C5), (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D7), (0x1F6DC, 0x1F6DF), (0x1F6EB, 0x1F6EC),
        (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7EB), (0x1F7F0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945),
        (0x1F947, 0x1F9FF), (0x1FA70, 0x1FAFF),
    ];

    /// <summary>The number of columns of a text of one line.</summary>
    public static int Compute(ReadOnlySpan<char> text)
    {
        var columns = 0;
        while (text.Length > 0)
        {
            var length = StringInfo.GetNextTextElementLength(text);
            columns += OfCharacter(text[..length]);
            text = text[length..];
        }

        return columns;
    }

    /// <summary>The longest beginning of a text that fits into a number of columns; no character is cut in two.</summary>
    public static string Cut(string text, int columns)
    {
        var (length, used) = (0, 0);
        while (length < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text.AsSpan(length));
            used += OfCharacter(text.AsSpan(length, next));
            if (used > columns)
            {
                break;
            }

            length += next;
        }

        return text[..length];
    }

    /// <summary>The text, and spaces after it up to a number of columns.</summary>
    public static string PadRight(string text, int columns) => text + new string(' ', Math.Max(0, columns - Compute(text)));

    /// <summary>The text, and spaces before it up to a number of columns.</summary>
    public static string PadLeft(string text, int columns) => new string(' ', Math.Max(0, columns - Compute(text))) + text;

    private static int OfCharacter(ReadOnlySpan<char> character)
    {
        if (character is [>= ' ' and < '\x7F'])
        {
            return 1;
        }

        _ = Rune.DecodeFromUtf16(character, out var first, out _);
        if (Rune.GetUnicodeCategory(first) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return 0;
        }

        return character.Contains(EmojiPresentation) || Array.Exists(Wide, range => first.Value >= range.First && first.Value <= range.Last)
            ? 2
            : 1;
    }
}
