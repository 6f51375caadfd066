namespace FlagsServer.Traffic;

/// <summary>Least, mean and most in milliseconds, to a microsecond.</summary>
/// <param name="Least">0 when there is none, as the others.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Most">The most.</param>
internal sealed record SpreadReport(double Least, double Mean, double Most)
{
    /// <summary>A copy of the figures.</summary>
    public static SpreadReport Of(Spread spread) =>
        new(Milliseconds(spread.Least), Milliseconds(spread.Mean), Milliseconds(spread.Most));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
