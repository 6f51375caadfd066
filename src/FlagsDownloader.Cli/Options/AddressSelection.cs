using FlagsDownloader.Formats;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>The user's own addresses to download, instead of flags.</summary>
/// <param name="Items">The items; at least one, except in a shard. Those of a list are read again whenever they are enumerated.</param>
/// <param name="Summary">What is known of them, and of the whole list.</param>
internal sealed record AddressSelection(IReadOnlyCollection<DownloadItem> Items, ListSummary Summary)
{
    /// <summary>The file that lists them, or <c>-</c> for the standard input; null where they are arguments. Default: null.</summary>
    public string? Input { get; init; }

    /// <summary>What the content of each has to be. Default: any.</summary>
    public ContentFormat Expect { get; init; }

    /// <summary>Reads a list once.</summary>
    /// <param name="list">All items. They can be enumerated more than once.</param>
    /// <param name="shard">The part that is downloaded; null for all. Its items have the names that they have in the whole list.</param>
    public static AddressSelection Create(IEnumerable<DownloadItem> list, Shard? shard)
    {
        var summary = ListSummary.Compute(list, shard);
        var items = shard is null ? list : list.Where(item => shard.Contains(item.Label));
        return new AddressSelection(new ItemCollection(summary.Count, items), summary);
    }
}
