using FlagsDownloader.Documents;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>The shard of a list that is downloaded, and what is known of the whole list.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="List">The digest of the whole list, see <see cref="ListDigest"/>.</param>
/// <param name="ListSize">The number of items of the whole list.</param>
/// <param name="ItemCount">The number of items of the shard; may be 0.</param>
internal sealed record ShardSelection(Shard Shard, string List, int ListSize, int ItemCount)
{
    /// <param name="shard">The shard.</param>
    /// <param name="items">The items of the whole list.</param>
    public static ShardSelection Create(Shard shard, IReadOnlyList<DownloadItem> items) => new(
        shard, ListDigest.Compute(items.Select(item => item.Label)), items.Count, items.Count(item => shard.Contains(item.Label)));

    /// <param name="shard">The shard.</param>
    /// <param name="list">What is known of the whole list.</param>
    public static ShardSelection Create(Shard shard, ListSummary list) => new(shard, list.ListDigest, list.ListSize, list.Count);

    /// <summary>Describes it for the run's document.</summary>
    /// <param name="failures">The items that were not downloaded.</param>
    public ShardDocument Describe(IReadOnlyList<FailureDocument> failures) => new(Shard.Index, Shard.Count, List, ListSize, failures);
}
