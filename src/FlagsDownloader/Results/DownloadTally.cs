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
    public static DownloadTally Compute(IEnumerable<DownloadOutcome> outcomes) =>
        outcomes.Aggregate(new DownloadTally(0, 0, 0, 0, 0), (tally, outcome) => tally.Add(outcome));

    /// <summary>Counts one more outcome.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has no known status.</exception>
    public DownloadTally Add(DownloadOutcome outcome)
    {
        var counted = outcome.Status switch
        {
            DownloadStatus.Ok => this with { Ok = Ok + 1 },
            DownloadStatus.NotFound => this with { NotFound = NotFound + 1 },
            DownloadStatus.Error => this with { Errors = Errors + 1 },
            DownloadStatus.Cancelled => this with { Cancelled = Cancelled + 1 },
            DownloadStatus.Unchanged => this with { Unchanged = Unchanged + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.Status, "There is no such status."),
        };
        return counted with { Bytes = Bytes + outcome.Bytes };
    }
}
