namespace FlagsDownloader.Results;

/// <summary>The number of items by outcome. The counts add up to the number of items.</summary>
/// <param name="Ok">Items saved.</param>
/// <param name="NotFound">Items that the server does not have.</param>
/// <param name="Errors">Items that failed.</param>
/// <param name="Cancelled">Items not done when the run was interrupted.</param>
/// <param name="Bytes">The total size of the saved files, in bytes.</param>
public sealed record DownloadTally(int Ok, int NotFound, int Errors, int Cancelled, long Bytes)
{
    /// <summary>Items whose file was there already, and equals the server's.</summary>
    public int Unchanged { get; init; }

    /// <summary>Counts outcomes.</summary>
    public static DownloadTally Compute(IReadOnlyCollection<DownloadOutcome> outcomes)
    {
        return new DownloadTally(
            CountOf(DownloadStatus.Ok),
            CountOf(DownloadStatus.NotFound),
            CountOf(DownloadStatus.Error),
            CountOf(DownloadStatus.Cancelled),
            outcomes.Sum(outcome => outcome.Bytes))
        {
            Unchanged = CountOf(DownloadStatus.Unchanged),
        };

        int CountOf(DownloadStatus status) => outcomes.Count(outcome => outcome.Status == status);
    }
}
