namespace FlagsDownloader.Comparison.Measurements;

/// <summary>A request as flags-server saw it; times are in seconds since the process that made it was started.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Attempt">Which request for its target, from 1.</param>
/// <param name="Connection">The connection that it came over, numbered from 1 as they were opened.</param>
/// <param name="ArrivedSeconds">When it was received.</param>
/// <param name="AnsweredSeconds">Just before its response was written; null if there was none.</param>
/// <param name="Status">The HTTP status of the response; null if there was none.</param>
/// <param name="DelaySeconds">How long the response was really delayed on purpose.</param>
/// <param name="Bytes">The size of the response's body.</param>
public sealed record ServedRequest(
    string Target,
    int Attempt,
    int Connection,
    double ArrivedSeconds,
    double? AnsweredSeconds,
    int? Status,
    double DelaySeconds,
    long Bytes)
{
    /// <summary>The version of HTTP, such as <c>HTTP/2</c>; null in documents of earlier versions.</summary>
    public string? Protocol { get; init; }

    /// <summary>The number of the stream on the connection; null over HTTP/1.1.</summary>
    public int? Stream { get; init; }
}
