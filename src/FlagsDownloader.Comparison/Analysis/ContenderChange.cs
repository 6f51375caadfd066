using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>A contender in two comparisons.</summary>
/// <param name="Contender">The contender as it is in the second comparison.</param>
/// <param name="Before">The median of its time in the first comparison; null if it is not known.</param>
/// <param name="After">The median of its time in the second comparison; null if it is not known.</param>
/// <param name="SpeedUp">
/// The first median divided by the second one: above 1, it is faster in the second comparison. The intervals of all contenders together
/// have a confidence of 95 %. Null if the times cannot be compared.
/// </param>
/// <param name="Verdict">Whether the times differ.</param>
public sealed record ContenderChange(Contender Contender, Estimate? Before, Estimate? After, Estimate? SpeedUp, ChangeVerdict Verdict)
{
    /// <summary>Why the times cannot be compared, as the end of a sentence about the contender; null if they can.</summary>
    public string? Reason { get; init; }
}
