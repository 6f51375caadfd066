using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>A paragraph in plain words: which contender to use, by how much, at what cost, and when that would change.</summary>
/// <remarks>Deterministic: the same measurements give the same words. It says only what the data support.</remarks>
public static class Verdict
{
    /// <summary>Writes the paragraph.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">The conclusions. Their verdict is not read.</param>
    public static string Write(RoundResults results, ComparisonAnalysis analysis) => new VerdictWriter(results, analysis).Paragraph();
}
