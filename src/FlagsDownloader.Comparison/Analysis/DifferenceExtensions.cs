namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Searches in all differences.</summary>
public static class DifferenceExtensions
{
    /// <summary>Whether one contender is detected to be faster than another.</summary>
    /// <param name="differences">The differences of a comparison.</param>
    /// <param name="contender">The place of the contender that may be faster.</param>
    /// <param name="other">The place of the other contender.</param>
    public static bool IsFaster(this IReadOnlyList<Difference> differences, int contender, int other) =>
        differences.FirstOrDefault(each =>
            (each.First == contender && each.Second == other) || (each.First == other && each.Second == contender))
            is { IsDetected: true } difference
        && (difference.First == contender ? difference.Ratio.Value < 1 : difference.Ratio.Value > 1);
}
