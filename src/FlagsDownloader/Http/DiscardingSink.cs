using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>Throws content away, so that content of any size takes no memory.</summary>
internal sealed class DiscardingSink : IContentSink
{
    private DiscardingSink()
    {
    }

    /// <summary>The only one: it has no state.</summary>
    public static DiscardingSink Instance { get; } = new();

    /// <inheritdoc/>
    public ContentPart? Kept => null;

    /// <inheritdoc/>
    public void Begin(long offset, string? validator)
    {
    }

    /// <inheritdoc/>
    public DownloadError? Write(ReadOnlyMemory<byte> part) => null;

    /// <inheritdoc/>
    public Task<DownloadError?> WriteAsync(ReadOnlyMemory<byte> part) => Task.FromResult<DownloadError?>(null);

    /// <inheritdoc/>
    public void Discard()
    {
    }
}
