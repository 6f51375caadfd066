namespace FlagsDownloader.Cli.Recordings;

/// <summary>How one address was answered.</summary>
/// <param name="Origin">Scheme, host and port: <c>https://example.com</c>.</param>
/// <param name="Target">The path, and after a question mark the number of the query among those of this path.</param>
/// <param name="Outcomes">The outcomes, the most frequent first.</param>
internal sealed record RecordedAddress(string Origin, string Target, IReadOnlyList<RecordedOutcome> Outcomes);
