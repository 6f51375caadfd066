namespace FlagsDownloader.Comparison.Analysis;

/// <summary>The conclusions from what was measured.</summary>
/// <param name="Basis">The time that is compared: in process, or from exec to exit if one contender is a peer.</param>
/// <param name="Baseline">The place of the contender that speed-ups relate to.</param>
/// <param name="Figures">One for each contender, in their order.</param>
/// <param name="Differences">One for each pair of contenders whose time is known.</param>
/// <param name="Fastest">The places of the contenders for which no faster one is detected. They are not ranked among each other.</param>
/// <param name="Verdict">At most three lines in plain words: which to use, by how much, at what cost, and what is wrong with others.</param>
public sealed record ComparisonAnalysis(
    TimeBasis Basis,
    int Baseline,
    IReadOnlyList<ContenderFigures> Figures,
    IReadOnlyList<Difference> Differences,
    IReadOnlyList<int> Fastest,
    IReadOnlyList<string> Verdict);
