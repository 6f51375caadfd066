using System.Text.Json.Serialization;
using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>The outcome of one item.</summary>
/// <param name="Code">The country's code, and the number of the copy if it was requested more than once.</param>
/// <param name="Index">The item's place among the requested ones, from 0.</param>
/// <param name="Url">The requested address.</param>
/// <param name="Status"><c>ok</c>, <c>unchanged</c>, <c>not_found</c> or <c>error</c>.</param>
/// <param name="Bytes">The size of the file that was saved; 0 if none was.</param>
/// <param name="Attempts">The number of HTTP requests. Retries count, and so does the one for the name.</param>
/// <param name="File">The file's name; null if there is none.</param>
/// <param name="Error">The error; null unless the status is <c>error</c>.</param>
/// <param name="ServerDelaySeconds">
/// The intended delays of the server in all attempts together, as it reported them in <c>Server-Timing</c>; null if it reported none.
/// </param>
/// <param name="Times">When each step was reached, in seconds since the run began.</param>
/// <param name="Phases">How long the phase before each step took, in seconds; null if the item skipped it.</param>
/// <param name="ThreadIds">The managed thread that ran the code of each step.</param>
public sealed record OutcomeDocument(
    string Code,
    int Index,
    string Url,
    string Status,
    long Bytes,
    int Attempts,
    string? File,
    ErrorDocument? Error,
    double? ServerDelaySeconds,
    [property: JsonConverter(typeof(StepsConverter<double?>))] StepsDocument<double?> Times,
    [property: JsonConverter(typeof(PhasesConverter))] StepsDocument<double?> Phases,
    [property: JsonConverter(typeof(StepsConverter<int?>))] StepsDocument<int?> ThreadIds)
{
    /// <summary>
    /// The number of requests that were repeated at once on a new connection, because the kept one had ended, or unrequested data had
    /// arrived on it. They are not counted in <c>attempts</c>.
    /// </summary>
    public int Reconnects { get; init; }

    /// <summary>Whether an attempt failed before the last one. The request for a name is an attempt too, once the content is there.</summary>
    /// <param name="withNames">Whether the run asked for names.</param>
    public bool WasRetried(bool withNames) => Attempts > (withNames && Times[DownloadStep.Received] is not null ? 2 : 1);
}
