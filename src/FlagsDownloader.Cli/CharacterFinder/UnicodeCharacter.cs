using System.Globalization;
using System.Text;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>A character and its name.</summary>
/// <param name="Code">The code point.</param>
/// <param name="Name">The name in the Unicode Standard.</param>
internal readonly record struct UnicodeCharacter(int Code, string Name)
{
    private const char DottedCircle = '\u25CC';

    /// <summary>The code point as the standard writes it: <c>U+265A</c>.</summary>
    public string CodePoint => $"U+{Code:X4}";

    /// <summary>
    /// The character, so that it can be printed within a line. A mark stands on a dotted circle; a blank stands for what would change the
    /// line, such as a change of the direction of writing.
    /// </summary>
    public string Printable => CharUnicodeInfo.GetUnicodeCategory(Code) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark => $"{DottedCircle}{new Rune(Code)}",
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => " ",
        _ => new Rune(Code).ToString(),
    };
}
