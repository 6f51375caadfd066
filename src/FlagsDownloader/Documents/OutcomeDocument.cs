using System.Text.Json.Serialization;
using FlagsDownloader.Results;

namespace FlagsDownloader.Documents;

/// <summary>What became of one item.</summary>
/// <param name="Code">The country's code, and which copy of it where it was asked for more than once.</param>
/// <param name="Index">The item's place among those asked for, from 0.</param>
/// <param name="Url">Where it was asked for.</param>
/// <param name="Status"><c>ok</c>, <c>unchanged</c>, <c>not_found</c> or <c>error</c>.</param>
/// <param name="Bytes">The size of the file that was saved; 0 where none was.</param>
/// <param name="Attempts">HTTP requests made: retries count, and so does the one for the name.</param>
/// <param name="File">The file's name; null where there is none.</param>
/// <param name="Error">What went wrong; null unless the status is <c>error</c>.</param>
/// <param name="ServerDelaySeconds">
/// For how long the server held its answers back on purpose, all attempts together, as it said in <c>Server-Timing</c>; null
/// where it did not say.
/// </param>
/// <param name="Times">When each step was reached, in seconds since the run began.</param>
/// <param name="Phases">How long the phase before each step took, in seconds; null for one that was not gone through.</param>
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
    /// Requests made once more, at once and over a connection of their own, because the kept one had ended or more had arrived on
    /// it than was asked for. They are not counted in <c>attempts</c>.
    /// </summary>
    public int Reconnects { get; init; }

    /// <summary>Whether an attempt failed before the last one. The request for a name is an attempt too, once the content is there.</summary>
    /// <param name="withNames">Whether the run asked for names.</param>
    public bool WasRetried(bool withNames) => Attempts > (withNames && Times[DownloadStep.Received] is not null ? 2 : 1);
}
