namespace FlagsDownloader.Comparison.Servers;

/// <summary>A request in flags-server's log; times are in seconds since the reset.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Attempt">Which request for its target, from 1.</param>
/// <param name="Connection">The connection, numbered as they came.</param>
/// <param name="ArrivedSeconds">When it was received.</param>
/// <param name="AnsweredSeconds">Just before its answer was written; null where there was none.</param>
/// <param name="Status">The answer's HTTP status; null where there was none.</param>
/// <param name="ActualMs">For how long the answer was held back, in milliseconds; null where there was none.</param>
/// <param name="Bytes">The size of the answer's body.</param>
public sealed record ServerLogEntry(
    string Target,
    int Attempt,
    int Connection,
    double ArrivedSeconds,
    double? AnsweredSeconds,
    int? Status,
    double? ActualMs,
    long? Bytes);
