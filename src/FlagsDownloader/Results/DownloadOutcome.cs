using FlagsDownloader.Items;

namespace FlagsDownloader.Results;

/// <summary>The outcome of one item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Timeline">When it reached its steps, and on which threads.</param>
public sealed record DownloadOutcome(DownloadItem Item, DownloadStatus Status, Timeline Timeline)
{
    /// <summary>The item's label, e.g. <c>BR</c>.</summary>
    public string Label => Item.Label;

    /// <summary>The requested address.</summary>
    public Uri Address => Item.Address;

    /// <summary>The item's place among those of the run, from 0. An observer, which is told before the outcome is final, sees 0.</summary>
    public int Index { get; init; }

    /// <summary>The size of the content in bytes; 0 unless the status is <see cref="DownloadStatus.Ok"/>.</summary>
    public long Bytes { get; init; }

    /// <summary>The name of the file; null unless the status is <see cref="DownloadStatus.Ok"/> or
    /// <see cref="DownloadStatus.Unchanged"/>.</summary>
    public string? FileName { get; init; }

    /// <summary>The error; null unless the status is <see cref="DownloadStatus.Error"/>.</summary>
    public DownloadError? Error { get; init; }
}
