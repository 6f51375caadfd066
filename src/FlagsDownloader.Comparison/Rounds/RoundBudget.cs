namespace FlagsDownloader.Comparison.Rounds;

/// <summary>How many rounds are made.</summary>
/// <param name="Asked">As many as the user asked for; null for as many as the time allows.</param>
public sealed record RoundBudget(int? Asked)
{
    /// <summary>Fewer say next to nothing about noise.</summary>
    public const int MinRounds = 3;

    /// <summary>More are made only when asked for: an interval narrows with the square root of their number.</summary>
    public const int MaxRounds = 10;

    /// <summary>How long all rounds together may take where the user does not say how many: 12 s, so that the default comparison ends within 15.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(12);

    /// <summary>The number of rounds, known after the first.</summary>
    /// <param name="first">How long the first took.</param>
    public int RoundsAfter(TimeSpan first) => Asked ?? Math.Clamp((int)(Time / first), MinRounds, MaxRounds);
}
