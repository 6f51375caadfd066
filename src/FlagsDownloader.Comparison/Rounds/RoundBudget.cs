namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The number of rounds.</summary>
/// <param name="Asked">The number that the user asked for; null for as many as fit into the time.</param>
public sealed record RoundBudget(int? Asked)
{
    /// <summary>Fewer rounds say almost nothing about noise.</summary>
    public const int MinRounds = 3;

    /// <summary>More are run only on request: an interval narrows with the square root of their number.</summary>
    public const int MaxRounds = 10;

    /// <summary>The time for all rounds together, if the user gives no number: 12 s, so that the default comparison ends within 15 s.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(12);

    /// <summary>The number of rounds, which is known after the first one.</summary>
    /// <param name="first">How long the first round took.</param>
    public int RoundsAfter(TimeSpan first) => Asked ?? Math.Clamp((int)(Time / first), MinRounds, MaxRounds);
}
