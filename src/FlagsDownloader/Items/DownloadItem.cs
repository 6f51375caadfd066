namespace FlagsDownloader.Items;

/// <summary>One thing to download. It is all that a downloader knows: no countries, no flags.</summary>
/// <param name="Label">Its name in reports; each item of a run has its own.</param>
/// <param name="Address">An absolute http or https address.</param>
/// <param name="FileName">
/// The name to save it under, in the run's folder: a name alone, or a path below the folder with <c>/</c>, if the store takes paths.
/// </param>
/// <param name="Check">Checks the content before it is saved. Default: null, any content is saved.</param>
public sealed record DownloadItem(string Label, Uri Address, string FileName, ContentCheck? Check = null)
{
    // A run may have a million items: a nullable number takes twice the memory.
    private const long Unknown = -1;

    private readonly long _size = Unknown;

    /// <summary>The second request, for the name of the file. Default: null, the name is <see cref="FileName"/>.</summary>
    public ItemNaming? Naming { get; init; }

    /// <summary>
    /// The address in the folder's manifest, where the item comes from a temporary server with another address. Default: null, it is
    /// <see cref="Address"/>.
    /// </summary>
    public Uri? KnownAs { get; init; }

    /// <summary>The SHA-256 that the content must have, in 64 lower-case hex digits. Default: null, it is not known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The size that the content must have, in bytes. Default: null, it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long? Size
    {
        get => _size == Unknown ? null : _size;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            _size = value ?? Unknown;
        }
    }

    /// <summary>Headers of its request, besides the client's own. Default: none.</summary>
    public IReadOnlyList<RequestHeader> Headers { get; init; } = [];

    /// <summary>The label and the file name. Values of headers may be secret, so they are left out.</summary>
    public override string ToString() => $"{Label} -> {FileName}";
}
