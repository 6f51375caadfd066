using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>A paragraph in plain words.</summary>
public static class Verdict
{
    /// <summary>The verdict.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="analysis">What follows from it; its own verdict is not read.</param>
    public static string Of(RoundResults results, ComparisonAnalysis analysis) =>
        string.Join(", ", analysis.Fastest.Select(contender => results.Contenders[contender].Key));
}
