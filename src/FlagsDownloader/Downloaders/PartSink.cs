using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Downloaders;

/// <summary>Writes an item's content to a part file while it arrives, where it is too large for memory.</summary>
/// <param name="item">The item.</param>
/// <param name="store">Where its file will be.</param>
/// <param name="timeline">The item's.</param>
/// <param name="executor">Runs the blocking writes elsewhere. Default: null, they block the thread that reads.</param>
internal sealed class PartSink(DownloadItem item, FlagStore store, Timeline timeline, SaveExecutor? executor = null) : IContentSink, IDisposable
{
    // Set by Begin, done by the next write: only writes may block.
    private (long Offset, string? Validator)? _begun;

    /// <summary>The file; null where the content is in memory.</summary>
    public PartFile? File { get; private set; }

    /// <inheritdoc/>
    public ContentPart? Kept => File is { Length: > 0, Validator: { } validator } file ? new ContentPart(file.Length, validator) : null;

    /// <summary>Finds what an earlier run left of the file; false where there is nothing.</summary>
    public bool FindKept() => (File = store.FindPart(item.FileName, item.Address)) is not null;

    /// <inheritdoc/>
    public void Begin(long offset, string? validator) => _begun = (offset, validator);

    /// <inheritdoc/>
    public DownloadError? Write(ReadOnlyMemory<byte> part)
    {
        if (_begun is { } begun)
        {
            _begun = null;
            if (Prepare(begun.Offset, begun.Validator) is { } error)
            {
                return error;
            }
        }

        return store.Append(File!, item.FileName, part);
    }

    /// <inheritdoc/>
    public Task<DownloadError?> WriteAsync(ReadOnlyMemory<byte> part) =>
        executor is null ? Task.FromResult(Write(part)) : executor(() => Write(part));

    /// <inheritdoc/>
    public void Discard()
    {
        File?.Dispose(isKept: false);
        File = null;
    }

    /// <inheritdoc/>
    public void Dispose() => File?.Dispose(isKept: File.IsKept && !timeline.IsSuspect);

    private DownloadError? Prepare(long offset, string? validator)
    {
        if (File is { } file)
        {
            return offset > 0 ? null : store.Restart(file, item.FileName, item.Address, validator);
        }

        File = store.CreatePart(item.FileName, item.Address, validator, out var error);
        return error;
    }
}
