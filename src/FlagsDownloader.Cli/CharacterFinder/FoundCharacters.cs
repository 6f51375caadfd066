namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The characters that a query finds.</summary>
/// <param name="Total">Their number.</param>
/// <param name="Characters">The first of them, by code point, at most <see cref="MaxShown"/>.</param>
internal sealed record FoundCharacters(int Total, IReadOnlyList<UnicodeCharacter> Characters)
{
    /// <summary>The number of characters that an answer names: more than a reader looks at, and a page loads at once.</summary>
    public const int MaxShown = 500;

    /// <summary>What was found, in a sentence without a period: <c>2 characters found</c>.</summary>
    public string Status => Total switch
    {
        0 => "no character has all of these words in its name",
        1 => "1 character found",
        _ when Characters.Count < Total => $"{Total:N0} characters found, the first {Characters.Count} are shown: add a word",
        _ => $"{Total:N0} characters found",
    };
}
