namespace FlagsServer.Statistics;

/// <summary>One request of a period in the journal.</summary>
/// <param name="Target">Path and query as sent: the string that the HTTP parser made, not a copy.</param>
/// <param name="Attempt">The number of this request for its target in the period, from 1.</param>
/// <param name="Connection">The number of its connection in the period, from 1.</param>
/// <param name="Received">The timestamp of its receipt.</param>
internal readonly record struct JournalEntry(string Target, int Attempt, int Connection, long Received)
{
    /// <summary>The version of HTTP.</summary>
    public string Protocol { get; init; } = "HTTP/1.1";

    /// <summary>The version of TLS; null without.</summary>
    public string? Tls { get; init; }

    /// <summary>The number of its stream on the connection; null over HTTP/1.1.</summary>
    public int? Stream { get; init; }

    /// <summary>Its outcome; null while it is in flight.</summary>
    public RequestOutcome? End { get; init; }
}
