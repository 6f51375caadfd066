using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>A few lines in plain words: which contender to use, what it costs beside the next one, and what went wrong.</summary>
/// <remarks>Deterministic: the same measurements give the same words. It says only what the data support.</remarks>
public static class Verdict
{
    /// <summary>The most lines.</summary>
    public const int MaxLines = 3;

    /// <summary>The most characters of a line.</summary>
    public const int MaxLineLength = 80;

    /// <summary>Writes the lines.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">The conclusions. Their verdict is not read.</param>
    /// <returns>One to <see cref="MaxLines"/> lines, none longer than <see cref="MaxLineLength"/>.</returns>
    public static IReadOnlyList<string> Write(RoundResults results, ComparisonAnalysis analysis) =>
        new VerdictWriter(results, analysis).Lines();
}
