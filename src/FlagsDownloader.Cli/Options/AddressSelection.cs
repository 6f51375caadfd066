using FlagsDownloader.Formats;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>The user's own addresses to download, instead of flags.</summary>
/// <param name="Items">The items; at least one, except in a shard.</param>
internal sealed record AddressSelection(IReadOnlyList<DownloadItem> Items)
{
    /// <summary>The file that lists them, or <c>-</c> for the standard input; null where they are arguments. Default: null.</summary>
    public string? Input { get; init; }

    /// <summary>The number of items of the whole list, of which <see cref="Items"/> may be a shard. Default: that of the items.</summary>
    public int ListSize { get; init; } = Items.Count;

    /// <summary>What the content of each has to be. Default: any.</summary>
    public ContentFormat Expect { get; init; }

    /// <summary>The items of a shard. Their names are those that they have in the whole list.</summary>
    public AddressSelection Pick(Shard shard) => this with { Items = shard.Pick(Items) };
}
