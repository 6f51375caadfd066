using System.Buffers;
using System.Runtime.InteropServices;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>What a GET came to: content, "not found", "unchanged", or an error.</summary>
public readonly struct FetchResult
{
    /// <summary>Ok, not found, unchanged, or error; never cancelled, which is an exception here.</summary>
    public DownloadStatus Status { get; private init; }

    /// <summary>The content; empty unless the status is <see cref="DownloadStatus.Ok"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; private init; }

    /// <summary>What went wrong; null unless the status is <see cref="DownloadStatus.Error"/>.</summary>
    public DownloadError? Error { get; internal init; }

    /// <summary>The content's entity tag as the server sent it (<c>"a"</c>, <c>W/"a"</c>); null where it sent none.</summary>
    public string? ETag { get; private init; }

    /// <summary>What the server says that the content was encoded with, though no encoding was asked for; null where it says nothing.</summary>
    internal string? Encoding { get; init; }

    /// <summary>Whether another attempt may end better.</summary>
    internal bool MayRetry { get; private init; }

    /// <summary>The wait that the server asked for.</summary>
    internal TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the wait is one for all requests to the host, and so left to its <see cref="HostRateLimiter"/>.</summary>
    internal bool LimitsHost { get; private init; }

    /// <summary>What the attempt says of the host.</summary>
    internal HostSignal Signal { get; private init; }

    /// <summary>Where the server says to ask instead. The rest is what the result comes to when that is not done.</summary>
    internal Uri? Next { get; private init; }

    /// <summary>Gives the content's buffer to whoever reads next: nobody may look into it any more.</summary>
    internal void Recycle()
    {
        if (MemoryMarshal.TryGetArray(Content, out var buffer) && buffer.Array is { Length: > 0 } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    internal static FetchResult Ok(ReadOnlyMemory<byte> content, string? etag = null) =>
        new() { Status = DownloadStatus.Ok, Content = content, ETag = etag };

    internal static FetchResult NotFound { get; } = new() { Status = DownloadStatus.NotFound };

    internal static FetchResult Unchanged { get; } = new() { Status = DownloadStatus.Unchanged };

    internal static FetchResult Redirected(Uri next, DownloadError unlessFollowed) =>
        new() { Status = DownloadStatus.Error, Error = unlessFollowed, Next = next };

    internal static FetchResult Failed(
        DownloadError error, bool mayRetry, TimeSpan? retryAfter = null, bool limitsHost = false, HostSignal signal = HostSignal.Alive) => new()
        {
            Status = DownloadStatus.Error,
            Error = error,
            MayRetry = mayRetry,
            RetryAfter = retryAfter,
            LimitsHost = limitsHost,
            Signal = signal,
        };
}
