using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>What one request for a file gave.</summary>
/// <param name="Label">The label of its item.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Sha256">The digest of the content, in lower-case hex digits; null without content.</param>
/// <param name="Size">The size of the content, in bytes.</param>
/// <param name="Error">The error; null if there was none.</param>
internal sealed record FetchedFile(string Label, DownloadStatus Status, string? Sha256, long Size, DownloadError? Error)
{
    /// <summary>The content, where it was to be kept.</summary>
    public byte[]? Content { get; init; }
}
