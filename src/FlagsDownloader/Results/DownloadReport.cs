namespace FlagsDownloader.Results;

/// <summary>A whole run: what became of its items, how long it took, what it cost.</summary>
/// <param name="Tally">How many items ended how.</param>
/// <param name="Outcomes">One for each item, in the order in which they were finished; none where a sink took them.</param>
/// <param name="Bound">How many requests were allowed at once.</param>
/// <param name="StartedAt">When the run began, by the system's clock.</param>
/// <param name="StartTimestamp">When the run began, as a timestamp of its <see cref="TimeProvider"/>.</param>
/// <param name="Elapsed">From the first item's wait for a slot to the last item's outcome.</param>
/// <param name="Usage">What the process used meanwhile.</param>
public sealed record DownloadReport(
    DownloadTally Tally,
    IReadOnlyList<DownloadOutcome> Outcomes,
    int Bound,
    DateTimeOffset StartedAt,
    long StartTimestamp,
    TimeSpan Elapsed,
    ResourceUsage Usage)
{
    /// <summary>Why the folder's manifest could not be written: the next run will ask for all files again. Null when it could.</summary>
    public DownloadError? ManifestError { get; init; }

    /// <summary>
    /// Why the list of items could not be read to its end. The items that were not read have no outcome, and are counted as
    /// cancelled. Default: null, it was.
    /// </summary>
    public string? ListError { get; init; }
}
