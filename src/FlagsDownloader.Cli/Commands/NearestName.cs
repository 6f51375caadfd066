namespace FlagsDownloader.Cli.Commands;

/// <summary>Guesses what a misspelt name should have been.</summary>
internal static class NearestName
{
    // A mistake in every third letter is still a misspelling; more is another word.
    private const int LettersPerMistake = 3;

    /// <summary>The name that was probably meant: one that begins with the word, or differs from it by few letters; null for none.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="names">What could have been.</param>
    public static string? Of(string word, IEnumerable<string> names)
    {
        string[] candidates = [.. names];
        if (Letters(word) >= LettersPerMistake
            && candidates.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToArray() is [var only])
        {
            return only;
        }

        return candidates
            .Select(name => (Name: name, Distance: Distance(word.ToLowerInvariant(), name)))
            .Where(candidate => candidate.Distance <= Math.Max(Letters(word), Letters(candidate.Name)) / LettersPerMistake)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static int Letters(string name) => name.AsSpan().TrimStart('-').Length;

    /// <summary>How many letters have to be put in, left out, changed, or swapped with their neighbour.</summary>
    /// <remarks>Optimal string alignment: Damerau's distance in which no part is changed twice.</remarks>
    private static int Distance(string from, string to)
    {
        // Far beyond any name; a word of a megabyte shall not fill the memory.
        if (from.Length > 2 * to.Length + LettersPerMistake)
        {
            return from.Length;
        }

        var costs = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }

                var change = costs[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(change, 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[from.Length, to.Length];
    }
}
