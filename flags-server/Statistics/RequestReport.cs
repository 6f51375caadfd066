namespace FlagsServer.Statistics;

/// <summary>One request in <c>/requests</c>. Seconds count from the reset, to a microsecond.</summary>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Attempt">The number of this request for its target since the reset, from 1.</param>
/// <param name="Connection">The number of its connection since the reset, from 1.</param>
/// <param name="ArrivedSeconds">When it was received.</param>
/// <param name="AnsweredSeconds">When its answer, or its end without one, began; null while it is in flight and when its client left.</param>
/// <param name="Status">The answer's; null as above, and when a fault ended the request before a whole header was sent.</param>
/// <param name="Abandoned">Its client left before the answer.</param>
/// <param name="AskedMs">The planned delay; null while it is in flight.</param>
/// <param name="ActualMs">The real delay, until the answer or until the client left; null while it is in flight.</param>
/// <param name="Bytes">The size of the answer's body; of a body that a fault ends or that is sent in parts, what was sent of it.</param>
/// <param name="Fault">The planned fault as it is typed; null for none.</param>
/// <param name="Protocol">The version of HTTP, such as <c>HTTP/1.1</c>.</param>
/// <param name="Tls">The version of TLS, such as <c>TLS 1.3</c>; null without.</param>
/// <param name="Stream">The number of its stream on the connection; null over HTTP/1.1.</param>
internal sealed record RequestReport(
    string Target,
    int Attempt,
    int Connection,
    double ArrivedSeconds,
    double? AnsweredSeconds,
    int? Status,
    bool Abandoned,
    double? AskedMs,
    double? ActualMs,
    long Bytes,
    string? Fault,
    string Protocol,
    string? Tls,
    int? Stream = null)
{
    /// <summary>A report on an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="arrived">The time from the reset to its receipt.</param>
    public static RequestReport From(JournalEntry entry, TimeSpan arrived)
    {
        var end = entry.End;
        return new(
            entry.Target,
            entry.Attempt,
            entry.Connection,
            Seconds(arrived),
            end is { Abandoned: false } answered ? Seconds(arrived + answered.Actual) : null,
            end?.Status,
            end is { Abandoned: true },
            Milliseconds(end?.Asked),
            Milliseconds(end?.Actual),
            end?.Bytes ?? 0,
            end?.Fault?.ToString(),
            entry.Protocol,
            entry.Tls,
            entry.Stream);
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 6);

    private static double? Milliseconds(TimeSpan? time) => time is { } known ? Math.Round(known.TotalMilliseconds, 3) : null;
}
