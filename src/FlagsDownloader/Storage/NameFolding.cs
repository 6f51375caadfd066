using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace FlagsDownloader.Storage;

/// <summary>Finds names that some file systems treat as the same: in upper or lower case, or composed of other characters.</summary>
/// <remarks>
/// .NET's own normalization needs ICU, which this program leaves out to start faster: without it, a string is returned unchanged. To
/// treat too many names as the same does no harm (a name gets its country's code); too few would lose a file. So marks are sorted by
/// a rule that is coarser than Unicode's.
/// </remarks>
internal static partial class NameFolding
{
    private const int FirstSyllable = 0xAC00, Syllables = 11_172, FirstLead = 0x1100, FirstVowel = 0x1161, FirstTail = 0x11A7;
    private const int Vowels = 21, Tails = 28;

    private static readonly FrozenDictionary<char, string> Decompositions = ReadDecompositions();

    // Unicode's CaseFolding.txt, status F: characters that become longer. Those with marks are decomposed before.
    private static readonly FrozenDictionary<char, string> LongCases = new Dictionary<char, string>
    {
        ['ß'] = "SS",
        ['ẞ'] = "SS",
        ['ŉ'] = "\u02BCN",
        ['\u0587'] = "\u0535\u0552",
        ['\u1E9A'] = "A\u02BE",
        ['\uFB00'] = "FF",
        ['\uFB01'] = "FI",
        ['\uFB02'] = "FL",
        ['\uFB03'] = "FFI",
        ['\uFB04'] = "FFL",
        ['\uFB05'] = "ST",
        ['\uFB06'] = "ST",
        ['\uFB13'] = "\u0544\u0546",
        ['\uFB14'] = "\u0544\u0535",
        ['\uFB15'] = "\u0544\u053B",
        ['\uFB16'] = "\u054E\u0546",
        ['\uFB17'] = "\u0544\u053D",
    }.ToFrozenDictionary();

    /// <summary>One text for all names that some file systems treat as the same.</summary>
    public static string Fold(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name.ToUpperInvariant();
        }

        var folded = new List<Rune>(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            Decompose(rune, folded);
        }

        SortMarks(folded);

        var text = new StringBuilder(folded.Count);
        foreach (var rune in folded)
        {
            text.Append(rune.IsBmp && LongCases.TryGetValue((char)rune.Value, out var longer)
                ? longer
                : Rune.ToUpperInvariant(rune).ToString());
        }

        return text.ToString();
    }

    private static void Decompose(Rune rune, List<Rune> parts)
    {
        if (rune.Value - FirstSyllable is >= 0 and < Syllables and var syllable)
        {
            // The Unicode Standard, section 3.12: conjoining jamo behavior.
            parts.Add(new Rune(FirstLead + (syllable / (Vowels * Tails))));
            parts.Add(new Rune(FirstVowel + (syllable % (Vowels * Tails) / Tails)));
            if (syllable % Tails != 0)
            {
                parts.Add(new Rune(FirstTail + (syllable % Tails)));
            }
        }
        else if (rune.IsBmp && Decompositions.TryGetValue((char)rune.Value, out var several))
        {
            foreach (var part in several)
            {
                Decompose(new Rune(part), parts);
            }
        }
        else
        {
            parts.Add(rune);
        }
    }

    private static void SortMarks(List<Rune> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            var end = start;
            while (end < runes.Count && Rune.GetUnicodeCategory(runes[end]) is UnicodeCategory.NonSpacingMark)
            {
                end++;
            }

            runes.Sort(start, end - start, null);
            start = Math.Max(start, end - 1);
        }
    }

    private static FrozenDictionary<char, string> ReadDecompositions()
    {
        var table = new Dictionary<char, string>();
        foreach (var line in Composed)
        {
            for (var pair = 1; pair < line.Length; pair += 2)
            {
                table.Add(line[pair + 1], $"{line[pair]}{line[0]}");
            }
        }

        for (var pair = 0; pair < Doubles.Length; pair += 2)
        {
            table.Add(Doubles[pair + 1], $"{Doubles[pair]}");
        }

        return table.ToFrozenDictionary();
    }
}
