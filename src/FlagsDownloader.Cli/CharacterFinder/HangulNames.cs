namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>Names of Hangul syllables, spelt by the letters of each: the Unicode Standard, chapter 3.12.</summary>
internal sealed class HangulNames(int first, int last) : NameRule(first, last, Prefix)
{
    /// <summary>The first words of each name.</summary>
    public const string Prefix = "HANGUL SYLLABLE";

    // The table "Hangul Character Names Derivation": each syllable is a leading consonant, a vowel and a trailing consonant or none.
    private static readonly string[] Leading =
        ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];

    private static readonly string[] Vowels =
    [
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I",
    ];

    private static readonly string[] Trailing =
    [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K",
        "T", "P", "H",
    ];

    protected override string NameOf(int code)
    {
        var (syllable, trailing) = Math.DivRem(code - First, Trailing.Length);
        var (leading, vowel) = Math.DivRem(syllable, Vowels.Length);
        return $"{Prefix} {Leading[leading]}{Vowels[vowel]}{Trailing[trailing]}";
    }

    protected override int? CodeOf(string lastWord)
    {
        for (var leading = 0; leading < Leading.Length; leading++)
        {
            if (!lastWord.StartsWith(Leading[leading], StringComparison.Ordinal))
            {
                continue;
            }

            var rest = lastWord.AsSpan(Leading[leading].Length);
            for (var vowel = 0; vowel < Vowels.Length; vowel++)
            {
                if (rest.StartsWith(Vowels[vowel]) && Array.IndexOf(Trailing, rest[Vowels[vowel].Length..].ToString()) is var trailing and >= 0)
                {
                    return First + (((leading * Vowels.Length) + vowel) * Trailing.Length) + trailing;
                }
            }
        }

        return null;
    }
}
