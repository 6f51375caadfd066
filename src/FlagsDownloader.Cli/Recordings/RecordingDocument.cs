namespace FlagsDownloader.Cli.Recordings;

/// <summary>How servers answered a list of addresses, as `flags record` writes it. It has no content, no headers and no queries.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or is removed; new fields do not change it.</param>
/// <param name="Program">Name and version of this program.</param>
/// <param name="RecordedAt">When the recording began, in UTC.</param>
/// <param name="Samples">The number of requests for each address.</param>
/// <param name="MaxRequests">The most requests at once.</param>
/// <param name="MaxPerHost">The most requests at once to one host.</param>
/// <param name="RequestRate">The most requests that began in a second; null for no limit.</param>
/// <param name="TimeoutSeconds">The time in which nothing arrived, after which a request had failed.</param>
/// <param name="HttpVersion"><c>1.1</c> or <c>2</c>.</param>
/// <param name="HiddenAddresses">Whether hosts and paths are replaced by numbers.</param>
/// <param name="Addresses">The addresses, in the order of the list.</param>
internal sealed record RecordingDocument(
    int SchemaVersion,
    string Program,
    DateTimeOffset RecordedAt,
    int Samples,
    int MaxRequests,
    int MaxPerHost,
    double? RequestRate,
    double TimeoutSeconds,
    string HttpVersion,
    bool HiddenAddresses,
    IReadOnlyList<RecordedAddress> Addresses)
{
    public const int CurrentSchemaVersion = 1;
}
