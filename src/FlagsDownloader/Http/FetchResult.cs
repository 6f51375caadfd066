using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>What a GET came to: content, "not found", "unchanged", or an error.</summary>
public readonly struct FetchResult
{
    private FetchResult(DownloadStatus status, ReadOnlyMemory<byte> content, DownloadError? error, bool mayRetry, TimeSpan? retryAfter)
    {
        Status = status;
        Content = content;
        Error = error;
        MayRetry = mayRetry;
        RetryAfter = retryAfter;
    }

    /// <summary>Ok, not found, unchanged, or error; never cancelled, which is an exception here.</summary>
    public DownloadStatus Status { get; }

    /// <summary>The content; empty unless the status is <see cref="DownloadStatus.Ok"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>What went wrong; null unless the status is <see cref="DownloadStatus.Error"/>.</summary>
    public DownloadError? Error { get; }

    /// <summary>The content's entity tag as the server sent it (<c>"a"</c>, <c>W/"a"</c>); null where it sent none.</summary>
    public string? ETag { get; private init; }

    /// <summary>Whether another attempt may end better.</summary>
    internal bool MayRetry { get; }

    /// <summary>The wait that the server asked for.</summary>
    internal TimeSpan? RetryAfter { get; }

    internal static FetchResult Ok(ReadOnlyMemory<byte> content, string? etag = null) =>
        new(DownloadStatus.Ok, content, null, false, null) { ETag = etag };

    internal static FetchResult NotFound { get; } = new(DownloadStatus.NotFound, default, null, false, null);

    internal static FetchResult Unchanged { get; } = new(DownloadStatus.Unchanged, default, null, false, null);

    internal static FetchResult Failed(DownloadError error, bool mayRetry, TimeSpan? retryAfter = null) =>
        new(DownloadStatus.Error, default, error, mayRetry, retryAfter);
}
