using System.Collections;
using FlagsDownloader.Addresses;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>The items of a list. Each enumeration reads the list again, and keeps no item.</summary>
/// <param name="list">The list.</param>
/// <param name="source">Its name in errors.</param>
/// <param name="newItems">
/// Begins to create items. The parameter says whether they are known to have distinct labels and names: the first reading finds it out.
/// </param>
internal sealed class AddressListItems(ListText list, string source, Func<bool, AddressItems> newItems) : IEnumerable<DownloadItem>
{
    private bool _areDistinct;

    /// <summary>Reads the list.</summary>
    /// <exception cref="AddressListException">A line cannot be used. It is thrown in the first enumeration only.</exception>
    /// <exception cref="ListChangedException">The list is not the one that was enumerated first.</exception>
    public IEnumerator<DownloadItem> GetEnumerator()
    {
        var items = newItems(_areDistinct);
        using var stream = list.Read();
        foreach (var entry in AddressList.Read(stream, source))
        {
            yield return items.Create(entry);
        }

        _areDistinct = items.AreDistinct;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
