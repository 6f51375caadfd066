namespace FlagsDownloader.Results;

/// <summary>The outcome of one item.</summary>
/// <param name="Label">The item's label, e.g. <c>BR</c>.</param>
/// <param name="Address">The requested address.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Timeline">When it reached its steps, and on which threads.</param>
public sealed record DownloadOutcome(string Label, Uri Address, DownloadStatus Status, Timeline Timeline)
{
    /// <summary>The size of the content in bytes; 0 unless the status is <see cref="DownloadStatus.Ok"/>.</summary>
    public long Bytes { get; init; }

    /// <summary>The name of the file; null unless the status is <see cref="DownloadStatus.Ok"/> or
    /// <see cref="DownloadStatus.Unchanged"/>.</summary>
    public string? FileName { get; init; }

    /// <summary>The error; null unless the status is <see cref="DownloadStatus.Error"/>.</summary>
    public DownloadError? Error { get; init; }
}
