namespace FlagsServer.FaultInjection;

/// <summary>When a client may try again (RFC 9110, section 10.2.3).</summary>
/// <param name="Seconds">Counted from the answer.</param>
/// <param name="AsDate">Whether the header has a date, which has whole seconds, instead of a number.</param>
internal sealed record RetryAfter(int Seconds, bool AsDate)
{
    /// <summary>The header field's value.</summary>
    /// <param name="now">The time of the answer. A date is rounded up, so that the client does not try too early.</param>
    public string At(DateTimeOffset now) => AsDate
        ? now.AddSeconds(Seconds).AddTicks(TimeSpan.TicksPerSecond - 1).ToString("R")
        : $"{Seconds}";

    /// <summary>As it is typed: <c>:retry-after=2</c>, <c>:retry-date=2</c>.</summary>
    public override string ToString() => AsDate ? $":retry-date={Seconds}" : $":retry-after={Seconds}";
}
