namespace FlagsDownloader.Downloaders;

/// <summary>What there is to know of a strategy before it runs.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="DefaultBound">Concurrent requests where the user says nothing.</param>
/// <param name="MaxBound">Concurrent requests at the most, whatever the user says.</param>
/// <param name="Awaits">Whether its threads are free while it waits; false where they block.</param>
/// <param name="Create">Makes one.</param>
public sealed record DownloaderEntry(
    string Name, string Summary, int DefaultBound, int MaxBound, bool Awaits, Func<IDownloader> Create)
{
    /// <summary>The bound of a run: the least of what is asked for, what the strategy can, and what there is to do; at least 1.</summary>
    /// <param name="requested">What the user asked for; null for <see cref="DefaultBound"/>.</param>
    /// <param name="items">How many items there are.</param>
    public int BoundFor(int? requested, int items) =>
        Math.Max(1, Math.Min(Math.Min(requested ?? DefaultBound, MaxBound), items));
}
