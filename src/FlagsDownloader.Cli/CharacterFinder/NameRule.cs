namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>A range of characters whose names follow a rule of the Unicode Standard, chapter 4.8, so that they need not be stored.</summary>
/// <param name="first">The first code point.</param>
/// <param name="last">The last code point.</param>
/// <param name="prefix">The first words of each name. The last word differs.</param>
internal abstract class NameRule(int first, int last, string prefix)
{
    private readonly string[] _words = prefix.Split(' ');

    /// <summary>The first code point.</summary>
    public int First => first;

    /// <summary>The number of characters.</summary>
    public int Count => last - first + 1;

    /// <summary>Makes the rule of a range.</summary>
    public static NameRule Create(int first, int last, string prefix) =>
        prefix == HangulNames.Prefix ? new HangulNames(first, last) : new NumberedNames(first, last, prefix);

    /// <summary>The character of a code point in the range.</summary>
    public UnicodeCharacter At(int code) => new(code, NameOf(code));

    /// <summary>The characters whose names have all of the words: all of them, one, or none.</summary>
    public (int First, int Count) Find(IReadOnlyCollection<string> words)
    {
        var others = words.Except(_words, StringComparer.Ordinal).ToList();
        return others switch
        {
            [] => (first, Count),
            [var word] when CodeOf(word) is { } code && code >= first && code <= last => (code, 1),
            _ => (first, 0),
        };
    }

    /// <summary>The name of a code point in the range.</summary>
    protected abstract string NameOf(int code);

    /// <summary>The code point of the name that ends with a word; null if there is none.</summary>
    protected abstract int? CodeOf(string lastWord);
}
