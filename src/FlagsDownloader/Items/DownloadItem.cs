namespace FlagsDownloader.Items;

/// <summary>One thing to download. A downloader knows nothing of countries: this is all it is told.</summary>
/// <param name="Label">What reports call it; each item of a run has its own.</param>
/// <param name="Address">An absolute http or https address.</param>
/// <param name="FileName">The name to save it under, in the run's folder; a name alone, no path.</param>
/// <param name="Check">Judges the content before it is saved.</param>
public sealed record DownloadItem(string Label, Uri Address, string FileName, ContentCheck Check)
{
    /// <summary>Where the file's name comes from a second request. Default: null, which leaves <see cref="FileName"/>.</summary>
    public ItemNaming? Naming { get; init; }

    /// <summary>
    /// What the manifest of a folder knows the address as, where a server on a port of the moment stands in for it. Default: null,
    /// which is <see cref="Address"/>.
    /// </summary>
    public Uri? KnownAs { get; init; }
}
