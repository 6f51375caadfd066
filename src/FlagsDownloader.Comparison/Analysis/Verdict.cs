using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>A paragraph in plain words: which contender to use, by how much, at what cost, and when that would change.</summary>
/// <remarks>Deterministic: the same measurements give the same words. What the data do not support is not said.</remarks>
public static class Verdict
{
    /// <summary>Writes the paragraph.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">What follows from it; its own verdict is not read.</param>
    public static string Write(RoundResults results, ComparisonAnalysis analysis) => new VerdictWriter(results, analysis).Paragraph();
}
