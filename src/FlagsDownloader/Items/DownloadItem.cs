namespace FlagsDownloader.Items;

/// <summary>One thing to download. It is all that a downloader knows: no countries, no flags.</summary>
/// <param name="Label">Its name in reports; each item of a run has its own.</param>
/// <param name="Address">An absolute http or https address.</param>
/// <param name="FileName">The name to save it under, in the run's folder; a name alone, no path.</param>
/// <param name="Check">Checks the content before it is saved.</param>
public sealed record DownloadItem(string Label, Uri Address, string FileName, ContentCheck Check)
{
    /// <summary>The second request, for the name of the file. Default: null, the name is <see cref="FileName"/>.</summary>
    public ItemNaming? Naming { get; init; }

    /// <summary>
    /// The address in the folder's manifest, where the item comes from a temporary server with another address. Default: null, it is
    /// <see cref="Address"/>.
    /// </summary>
    public Uri? KnownAs { get; init; }
}
