using FlagsDownloader.Formats;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>The user's own addresses to download, instead of flags.</summary>
/// <param name="Items">The items; at least one.</param>
internal sealed record AddressSelection(IReadOnlyList<DownloadItem> Items)
{
    /// <summary>The file that lists them, or <c>-</c> for the standard input; null where they are arguments. Default: null.</summary>
    public string? Input { get; init; }

    /// <summary>What the content of each has to be. Default: any.</summary>
    public ContentFormat Expect { get; init; }
}
