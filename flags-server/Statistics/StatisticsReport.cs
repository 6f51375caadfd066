namespace FlagsServer.Statistics;

/// <summary>The report of <c>/stats</c> since the last reset, on requests under <c>/flags/</c>.</summary>
/// <param name="SecondsSinceReset">Or since start.</param>
/// <param name="Requests">Requests received. Answered, abandoned, unanswered and in flight add up to it, unless some were waiting at the
/// reset.</param>
/// <param name="Responses">Answers by status.</param>
/// <param name="Abandoned">Requests whose client closed the connection before the answer.</param>
/// <param name="Unanswered">Requests that a fault ended before a whole header was sent.</param>
/// <param name="InFlight">Requests received and not yet answered, now.</param>
/// <param name="PeakInFlight">The maximum at once.</param>
/// <param name="ConnectionsOpened">Connections over which these requests came; one kept from before the reset counts again,
/// one that only asked for <c>/stats</c> does not.</param>
/// <param name="Faults">Faults carried out, by kind; the 418s of the error rate among them.</param>
/// <param name="Delays">Asked against actual delay.</param>
/// <param name="Protocols">Requests by version of HTTP.</param>
/// <param name="Tls">Requests over TLS by its version; empty without TLS.</param>
/// <param name="Handshakes">TLS handshakes since the reset, also over connections without a request.</param>
/// <param name="HandshakesFailed">Those that failed, on either side.</param>
internal sealed record StatisticsReport(
    double SecondsSinceReset,
    long Requests,
    IReadOnlyDictionary<string, long> Responses,
    long Abandoned,
    long Unanswered,
    int InFlight,
    int PeakInFlight,
    long ConnectionsOpened,
    IReadOnlyDictionary<string, long> Faults,
    DelayReport Delays,
    IReadOnlyDictionary<string, long> Protocols,
    IReadOnlyDictionary<string, long> Tls,
    long Handshakes,
    long HandshakesFailed)
{
    /// <summary>A copy of a period's figures.</summary>
    public static StatisticsReport From(StatisticsPeriod period, int inFlight, TimeSpan age) => new(
        Math.Round(age.TotalSeconds, 3),
        period.Requests,
        period.Responses.OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
        period.Abandoned,
        period.Unanswered,
        inFlight,
        period.PeakInFlight,
        period.Connections,
        period.Faults.ToDictionary(),
        DelayReport.From(period.Delays),
        new SortedDictionary<string, long>(period.Protocols, StringComparer.Ordinal),
        new SortedDictionary<string, long>(period.TlsVersions, StringComparer.Ordinal),
        period.Handshakes,
        period.FailedHandshakes);
}
