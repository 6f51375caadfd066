using FlagsDownloader.Items;

namespace FlagsDownloader.Results;

/// <summary>A whole run: what became of each item, how long it took, what it cost.</summary>
/// <param name="Items">What was to be downloaded, in the order in which it was asked for.</param>
/// <param name="Outcomes">One for each item, in the order in which they were finished.</param>
/// <param name="Bound">How many requests were allowed at once.</param>
/// <param name="StartedAt">When the run began, by the system's clock.</param>
/// <param name="StartTimestamp">When the run began, as a timestamp of its <see cref="TimeProvider"/>.</param>
/// <param name="Elapsed">From the first item's wait for a slot to the last item's outcome.</param>
/// <param name="Usage">What the process used meanwhile.</param>
public sealed record DownloadReport(
    IReadOnlyList<DownloadItem> Items,
    IReadOnlyList<DownloadOutcome> Outcomes,
    int Bound,
    DateTimeOffset StartedAt,
    long StartTimestamp,
    TimeSpan Elapsed,
    ResourceUsage Usage)
{
    /// <summary>Why the folder's manifest could not be written: the next run will ask for all files again. Null when it could.</summary>
    public DownloadError? ManifestError { get; init; }

    /// <summary>How many items ended how.</summary>
    public DownloadTally Tally { get; } = DownloadTally.Compute(Outcomes);
}
