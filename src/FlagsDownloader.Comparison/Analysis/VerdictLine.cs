using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Fits text into a line of a verdict.</summary>
internal static class VerdictLine
{
    // Longer lists are cut, so that there is room for what is said of them.
    private const int MaxNames = 4;

    /// <summary>The first of several wordings that fits, and the beginning of the last one if none does.</summary>
    /// <param name="wordings">From the most complete one to the shortest.</param>
    public static string FirstThatFits(IEnumerable<string> wordings)
    {
        var last = "";
        foreach (var wording in wordings)
        {
            if (wording.Length <= Verdict.MaxLineLength)
            {
                return wording;
            }

            last = wording;
        }

        return last.Length == 0 ? "" : $"{last[..(Verdict.MaxLineLength - 1)]}…";
    }

    /// <summary>As many sentences as fit, the first ones first.</summary>
    /// <param name="sentences">From the most important one to the least.</param>
    public static string Join(IEnumerable<string> sentences)
    {
        var line = "";
        foreach (var sentence in sentences.Where(sentence => sentence.Length > 0))
        {
            var longer = line.Length == 0 ? FirstThatFits([sentence]) : $"{line} {sentence}";
            line = longer.Length <= Verdict.MaxLineLength ? longer : line;
        }

        return line;
    }

    /// <summary>Wordings with all names of a list, and with fewer and fewer.</summary>
    /// <param name="names">The names.</param>
    /// <param name="word">Stands before the last one: and, or.</param>
    /// <param name="wording">What is said of them.</param>
    public static IEnumerable<string> WithNames(IReadOnlyList<string> names, string word, Func<string, string> wording)
    {
        for (var shown = Math.Min(names.Count, MaxNames); shown > 0; shown--)
        {
            var hidden = names.Count - shown;
            IReadOnlyList<string> listed = hidden == 0 ? names : [.. names.Take(shown), hidden == 1 ? "another" : $"{hidden} others"];
            yield return wording(WordList.Join(listed, word));
        }
    }
}
