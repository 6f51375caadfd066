namespace FlagsServer.Traffic;

/// <summary>What is kept of one request of a period.</summary>
/// <param name="Target">Path and query as sent: the string that the HTTP parser made, not a copy.</param>
/// <param name="Attempt">Which request for its target in the period, from 1.</param>
/// <param name="Connection">Which connection of the period it came over, from 1.</param>
/// <param name="Received">The timestamp of its receipt.</param>
internal readonly record struct JournalEntry(string Target, int Attempt, int Connection, long Received)
{
    /// <summary>What became of it; null while it is in flight.</summary>
    public RequestEnd? End { get; init; }
}
