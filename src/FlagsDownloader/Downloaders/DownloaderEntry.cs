namespace FlagsDownloader.Downloaders;

/// <summary>A strategy in the catalog.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="DefaultBound">Concurrent requests by default.</param>
/// <param name="MaxBound">The most concurrent requests.</param>
/// <param name="Awaits">Whether its threads are free while it waits; false where they block.</param>
/// <param name="Create">Creates the strategy.</param>
public sealed record DownloaderEntry(
    string Name, string Summary, int DefaultBound, int MaxBound, bool Awaits, Func<IDownloader> Create)
{
    /// <summary>
    /// The bound of a run: the smallest of the requested number, <see cref="MaxBound"/> and the number of items; at least 1.
    /// </summary>
    /// <param name="requested">The requested number; null for <see cref="DefaultBound"/>.</param>
    /// <param name="items">The number of items.</param>
    public int BoundFor(int? requested, int items) =>
        Math.Max(1, Math.Min(Math.Min(requested ?? DefaultBound, MaxBound), items));
}
