using System.Buffers;
using System.Runtime.InteropServices;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>The result of a GET: content, "not found", "unchanged", or an error.</summary>
public sealed record FetchResult
{
    /// <summary>Ok, not found, unchanged, or error. Cancellation is an exception here.</summary>
    public DownloadStatus Status { get; private init; }

    /// <summary>The content; empty unless the status is <see cref="DownloadStatus.Ok"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; private init; }

    /// <summary>The content's length in bytes, also where a sink took it.</summary>
    internal long Length { get; private init; }

    /// <summary>What went wrong; null unless the status is <see cref="DownloadStatus.Error"/>.</summary>
    public DownloadError? Error { get; internal init; }

    /// <summary>The content's entity tag as the server sent it (<c>"a"</c>, <c>W/"a"</c>); null where it sent none.</summary>
    public string? ETag { get; private init; }

    /// <summary>The encoding that the server names, though the request asks for none; null where it names none.</summary>
    internal string? Encoding { get; init; }

    /// <summary>The media type without parameters; null where the answer has none, or where it is of no interest.</summary>
    internal string? MediaType { get; init; }

    /// <summary>Whether another attempt may succeed.</summary>
    internal bool MayRetry { get; private init; }

    /// <summary>The wait that the server asked for; null where it asked for none.</summary>
    internal TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the wait holds for all requests to the host. Then its <see cref="HostRateLimiter"/> does the waiting.</summary>
    internal bool LimitsHost { get; private init; }

    /// <summary>What the attempt says about the host.</summary>
    internal HostSignal Signal { get; private init; }

    /// <summary>
    /// Where the server redirects to; null where it does not. The other properties are the result if the client does not follow.
    /// </summary>
    internal Uri? Next { get; private init; }

    /// <summary>Returns the content's buffer to the pool. The content must not be used after this.</summary>
    internal void Recycle()
    {
        if (MemoryMarshal.TryGetArray(Content, out var buffer) && buffer.Array is { Length: > 0 } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    /// <summary>Whether the server has no such part of the content. The whole content has to be asked for.</summary>
    internal bool HasNoSuchPart { get; private init; }

    internal static FetchResult Ok(ReadOnlyMemory<byte> content, string? etag = null, long? length = null) =>
        new() { Status = DownloadStatus.Ok, Content = content, ETag = etag, Length = length ?? content.Length };

    internal static FetchResult NoSuchPart(DownloadError error) =>
        new() { Status = DownloadStatus.Error, Error = error, HasNoSuchPart = true };

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
