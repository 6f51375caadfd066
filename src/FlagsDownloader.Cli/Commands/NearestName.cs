namespace FlagsDownloader.Cli.Commands;

/// <summary>Guesses the name that a misspelt word stands for.</summary>
internal static class NearestName
{
    // With one mistake in three letters, a word is misspelt. With more, it is another word.
    private const int LettersPerMistake = 3;

    /// <summary>Finds the probable name: one that begins with the word, or differs from it by few letters; null for none.</summary>
    /// <param name="word">The word.</param>
    /// <param name="names">The possible names.</param>
    public static string? Find(string word, IEnumerable<string> names)
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

    /// <summary>The number of letters to insert, delete, change, or swap with their neighbour.</summary>
    /// <remarks>Optimal string alignment: Damerau's distance in which no part is changed twice.</remarks>
    private static int Distance(string from, string to)
    {
        // Longer than any name. A word of a megabyte would fill the memory.
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
