using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Two contenders compared with each other, round by round.</summary>
/// <param name="First">One contender's place among the contenders.</param>
/// <param name="Second">The other contender's place.</param>
/// <param name="Ratio">The first's time divided by the second's: above 1, the second is faster.</param>
/// <param name="IsDetected">Whether the data support that they differ, with all pairs of the comparison considered together.</param>
public sealed record Difference(int First, int Second, Estimate Ratio, bool IsDetected);
