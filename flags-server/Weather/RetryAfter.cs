namespace FlagsServer.Weather;

/// <summary>When a refused client may come again (RFC 9110, section 10.2.3).</summary>
/// <param name="Seconds">From the answer on.</param>
/// <param name="AsDate">Told as a date, which has whole seconds, instead of a number.</param>
internal sealed record RetryAfter(int Seconds, bool AsDate)
{
    /// <summary>The header field's value.</summary>
    /// <param name="now">The moment of the answer; a date is rounded up, because a client must not come too soon.</param>
    public string At(DateTimeOffset now) => AsDate
        ? now.AddSeconds(Seconds).AddTicks(TimeSpan.TicksPerSecond - 1).ToString("R")
        : $"{Seconds}";

    /// <summary>As it is typed: <c>:retry-after=2</c>, <c>:retry-date=2</c>.</summary>
    public override string ToString() => AsDate ? $":retry-date={Seconds}" : $":retry-after={Seconds}";
}
