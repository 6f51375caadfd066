namespace FlagsDownloader.Printing;

/// <summary>A list in words.</summary>
public static class WordList
{
    /// <summary><c>a, b and c</c>; one part alone, and an empty text for none.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="word">Stands before the last one: and, or.</param>
    public static string Join(IReadOnlyList<string> parts, string word)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count < 2
            ? string.Concat(parts)
            : $"{string.Join(", ", parts.Take(parts.Count - 1))} {word} {parts[^1]}";
    }
}
