namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The words of names and queries.</summary>
internal static class SearchWords
{
    /// <summary>The different words of a text, in capitals. Any other character than a letter or a digit separates two words.</summary>
    public static IReadOnlyCollection<string> In(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                continue;
            }

            if (end > start)
            {
                words.Add(text[start..end].ToUpperInvariant());
            }

            start = end + 1;
        }

        return words;
    }
}
