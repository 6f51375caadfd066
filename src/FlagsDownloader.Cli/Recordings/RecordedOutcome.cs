namespace FlagsDownloader.Cli.Recordings;

/// <summary>One outcome of an address: an answer with one status and type, or one kind of failure. Lists of values are distributions.</summary>
/// <param name="Kind">A kind of <see cref="OutcomeKind"/>.</param>
/// <param name="Status">The HTTP status; null for a failure.</param>
/// <param name="Type">The media type; null for none, for a failure, and for other statuses than 200.</param>
/// <param name="Count">The number of requests that ended so.</param>
/// <param name="Sizes">The sizes of the content in bytes; empty for a failure and for other statuses than 200.</param>
/// <param name="DelayMs">The times from the request sent to the headers, or to the failure, in milliseconds; empty if none was sent.</param>
/// <param name="BodyMs">The times from the headers to the end of the content; empty where no content was read.</param>
/// <param name="RetryAfterSeconds">The waits that the answers asked for; empty if they asked for none.</param>
internal sealed record RecordedOutcome(
    string Kind,
    int? Status,
    string? Type,
    int Count,
    IReadOnlyList<double> Sizes,
    IReadOnlyList<double> DelayMs,
    IReadOnlyList<double> BodyMs,
    IReadOnlyList<double> RetryAfterSeconds);
