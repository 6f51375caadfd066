namespace FlagsDownloader.Comparison.Servers;

/// <summary>A request in flags-server's log; times are in seconds since the reset.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Attempt">Which request for its target, from 1.</param>
/// <param name="Connection">The number of the connection, in the order of their opening.</param>
/// <param name="ArrivedSeconds">When it was received.</param>
/// <param name="AnsweredSeconds">Just before its response was written; null if there was none.</param>
/// <param name="Status">The HTTP status of the response; null if there was none.</param>
/// <param name="ActualMs">The delay of the response, in milliseconds; null if there was none.</param>
/// <param name="Bytes">The size of the response's body.</param>
/// <param name="Protocol">The version of HTTP, such as <c>HTTP/2</c>.</param>
/// <param name="Stream">The number of the stream on the connection; null over HTTP/1.1.</param>
public sealed record ServerLogEntry(
    string Target,
    int Attempt,
    int Connection,
    double ArrivedSeconds,
    double? AnsweredSeconds,
    int? Status,
    double? ActualMs,
    long? Bytes,
    string? Protocol = null,
    int? Stream = null);
