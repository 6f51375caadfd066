using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace FlagsDownloader.Storage;

/// <summary>Makes a safe file name, on any system, from a name that a server or a user sent.</summary>
internal static class SafeFileName
{
    // A file name may have 255 bytes on the usual file systems. The rest is for the number of a copy, the code that distinguishes
    // two countries with one name, and the extension: "-2147483647~BR-2147483647.gif".
    private const int MaxBytes = 255 - 29;

    // U+FF01 to U+FF5E are the characters of ASCII again, as wide as an ideograph.
    private const int FirstWide = 0xFF01, LastWide = 0xFF5E, WideOffset = 0xFF01 - '!';

    private const char Replacement = '_';

    // Reserved as well: the program puts its separator between a shared name and the code of a country, or a number.
    private static readonly string UnsafeAscii = $" /\\:*?\"<>|{NameClaims.Separator}";

    // Most names have no other characters, and are found safe without a look at each.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(character => (char)character).Except(UnsafeAscii)]);

    // Microsoft, "Naming Files, Paths, and Namespaces": the digits may be superscripts.
    private static readonly FrozenSet<string> ReservedOnWindows = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(digit => (string[])[$"COM{digit}", $"LPT{digit}"])]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Reserved =
        ReservedOnWindows.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The name with <c>_</c> for white space, as in the case study, for characters with a meaning to a file system and for invisible
    /// ones. A long name is cut, and the name of a device gets a <c>_</c> in front. Null if nothing is left. A safe name is returned
    /// as it is.
    /// </summary>
    public static string? From(string name)
    {
        // A leading dot hides a file, a leading dash looks like an option, and Windows drops trailing dots.
        var safe = Replace(name).TrimStart('.', '-').TrimEnd('.');
        if (!safe.AsSpan().ContainsAnyExcept(Replacement))
        {
            return null;
        }

        // Twice: the name of a device becomes longer, and a cut may leave the name of a device.
        var cut = Cut(AvoidDevice(safe)).TrimEnd('.');
        return cut.AsSpan().ContainsAnyExcept(Replacement) ? AvoidDevice(cut) : null;
    }

    private static string AvoidDevice(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return Reserved.Contains(dot < 0 ? name : name.AsSpan(0, dot)) ? $"{Replacement}{name}" : name;
    }

    private static string Replace(string name)
    {
        var unsafeAt = name.AsSpan().IndexOfAnyExcept(Plain);
        if (unsafeAt < 0)
        {
            return name;
        }

        var safe = new StringBuilder(name.Length);
        Span<char> units = stackalloc char[2];
        for (var rest = name.AsSpan(); ; unsafeAt = rest.IndexOfAnyExcept(Plain))
        {
            safe.Append(unsafeAt < 0 ? rest : rest[..unsafeAt]);
            if (unsafeAt < 0)
            {
                return safe.ToString();
            }

            // Half a surrogate pair is read as the replacement character.
            Rune.DecodeFromUtf16(rest[unsafeAt..], out var rune, out var length);
            rune = Narrow(rune);
            safe.Append(IsUnsafe(rune) ? [Replacement] : units[..rune.EncodeToUtf16(units)]);
            rest = rest[(unsafeAt + length)..];
        }
    }

    // Cuts between characters: marks stay with their letter.
    private static string Cut(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
        {
            return name;
        }

        var bytes = 0;
        var elements = StringInfo.GetTextElementEnumerator(name);
        while (elements.MoveNext())
        {
            bytes += Encoding.UTF8.GetByteCount(elements.GetTextElement());
            if (bytes > MaxBytes)
            {
                return elements.ElementIndex > 0 ? name[..elements.ElementIndex] : CutBetweenRunes(name);
            }
        }

        return name;
    }

    // One letter with a hundred marks.
    private static string CutBetweenRunes(string name)
    {
        var (bytes, length) = (0, 0);
        foreach (var rune in name.EnumerateRunes().TakeWhile(rune => (bytes += rune.Utf8SequenceLength) <= MaxBytes))
        {
            length += rune.Utf16SequenceLength;
        }

        return name[..length];
    }

    private static Rune Narrow(Rune rune) =>
        rune.Value is >= FirstWide and <= LastWide ? new Rune(rune.Value - WideOffset) : rune;

    private static bool IsUnsafe(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || rune == Rune.ReplacementChar
        || IsInvisible(rune)
        // Not assigned in the runtime's Unicode: a system that folds names refuses a character that it cannot fold.
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
        || (rune.IsAscii && UnsafeAscii.Contains((char)rune.Value));

    // Invisible or like a space, though Unicode counts them as letters and marks (Default_Ignorable_Code_Point, and the blank
    // Braille pattern).
    private static bool IsInvisible(Rune rune) => rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);
}
