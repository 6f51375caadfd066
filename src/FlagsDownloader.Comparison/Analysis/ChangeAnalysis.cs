using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>What changed between two comparisons.</summary>
/// <param name="Before">The first comparison.</param>
/// <param name="After">The second one.</param>
/// <param name="Basis">The time that is compared.</param>
/// <param name="Changes">The contenders that are in both, in the order of the second one.</param>
/// <param name="OnlyBefore">The contenders that are only in the first one.</param>
/// <param name="OnlyAfter">The contenders that are only in the second one.</param>
public sealed record ChangeAnalysis(
    NamedResults Before,
    NamedResults After,
    TimeBasis Basis,
    IReadOnlyList<ContenderChange> Changes,
    IReadOnlyList<Contender> OnlyBefore,
    IReadOnlyList<Contender> OnlyAfter)
{
    /// <summary>The conclusions in sentences, the most important one first.</summary>
    public IReadOnlyList<string> Summary => new ChangeSummary(this).Sentences();
}
