namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Whether a contender's time differs between two comparisons.</summary>
public enum ChangeVerdict
{
    /// <summary>It takes less time in the second comparison.</summary>
    Faster,

    /// <summary>It takes more time in the second comparison.</summary>
    Slower,

    /// <summary>No difference is detected. That does not show that there is none.</summary>
    NotDetected,

    /// <summary>The times cannot be compared, since the contender did not do the same work, or has no time.</summary>
    NotCompared,
}
