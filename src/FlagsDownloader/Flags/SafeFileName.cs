using System.Text;

namespace FlagsDownloader.Flags;

/// <summary>Turns a name that a server sent into the name of a file that stays inside its folder, on any system.</summary>
internal static class SafeFileName
{
    // A file name may have 255 bytes on the usual file systems; the rest is left for a suffix and an extension.
    private const int MaxBytes = 180;

    private static readonly HashSet<string> ReservedOnWindows = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"])],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name with white space as <c>_</c>, as in the case study, and so every character that means something to a file
    /// system; null when nothing usable is left (empty, only dots, a reserved device, too long).
    /// </summary>
    public static string? From(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            safe.Append(IsUnsafe(rune) ? "_" : rune.ToString());

        // A leading dot hides a file, a leading dash looks like an option, and Windows drops trailing dots.
        var result = safe.ToString().TrimStart('.', '-').TrimEnd('.');
        var stem = result.Split('.')[0];
        return result.Trim('_').Length == 0 || ReservedOnWindows.Contains(stem) || Encoding.UTF8.GetByteCount(result) > MaxBytes
            ? null
            : result;
    }

    private static bool IsUnsafe(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.IsControl(rune)
        || rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format
        || (rune.IsAscii && "/\\:*?\"<>|".Contains((char)rune.Value));
}
