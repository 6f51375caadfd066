using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>Takes content that is too large for memory, part by part, while it arrives.</summary>
/// <remarks>
/// One request uses it, and each of its attempts begins anew. Writing to a disk blocks, so an awaiting request awaits it.
/// </remarks>
internal interface IContentSink
{
    /// <summary>The part of the content that is there already, and its validator; null where all of it has to be sent.</summary>
    ContentPart? Kept { get; }

    /// <summary>The content of a response follows. Nothing is written yet.</summary>
    /// <param name="offset">Where it begins: 0, or the length of <see cref="Kept"/>. What is there behind this place is void.</param>
    /// <param name="validator">The content's strong validator for <c>If-Range</c>; null where the response has none.</param>
    void Begin(long offset, string? validator);

    /// <summary>Takes the next part, and blocks until it is written.</summary>
    /// <param name="part">The bytes; they change after the call.</param>
    /// <returns>Null on success, otherwise the reason why no more is taken.</returns>
    DownloadError? Write(ReadOnlyMemory<byte> part);

    /// <summary>Takes the next part; no thread waits meanwhile.</summary>
    /// <inheritdoc cref="Write"/>
    Task<DownloadError?> WriteAsync(ReadOnlyMemory<byte> part);

    /// <summary>Everything that was taken may belong to another request, or is of no use.</summary>
    void Discard();
}
