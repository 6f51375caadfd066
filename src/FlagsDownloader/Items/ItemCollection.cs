using System.Collections;

namespace FlagsDownloader.Items;

/// <summary>A known number of items that are created when they are asked for, anew in each enumeration. None is kept.</summary>
/// <param name="count">The number of items.</param>
/// <param name="items">Creates the items.</param>
public sealed class ItemCollection(int count, IEnumerable<DownloadItem> items) : IReadOnlyCollection<DownloadItem>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public IEnumerator<DownloadItem> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
