namespace FlagsDownloader.Comparison.Analysis;

/// <summary>What follows from what was measured.</summary>
/// <param name="Basis">The time that is compared: in process, or from exec to exit as soon as one contender is a peer.</param>
/// <param name="Baseline">The place of the contender that speed-ups are against.</param>
/// <param name="Figures">One for each contender, in their order.</param>
/// <param name="Differences">One for each pair of contenders that have the time.</param>
/// <param name="Fastest">The places of those than which none is detected to be faster; never ranked among each other.</param>
/// <param name="Verdict">A paragraph in plain words: which to use, by how much, at what cost, and when that would change.</param>
public sealed record ComparisonAnalysis(
    TimeBasis Basis,
    int Baseline,
    IReadOnlyList<ContenderFigures> Figures,
    IReadOnlyList<Difference> Differences,
    IReadOnlyList<int> Fastest,
    string Verdict);
