using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Options;

/// <summary>What the first reading of a list of addresses finds out. The items are not kept.</summary>
/// <param name="ListSize">The number of items of the whole list.</param>
/// <param name="ListDigest">The digest of the whole list, see <see cref="Items.ListDigest"/>.</param>
/// <param name="Count">The number of items that are downloaded: those of a shard, or all.</param>
/// <param name="Hosts">The hosts of these items with their ports, the first <see cref="MaxHosts"/> of them.</param>
/// <param name="Example">An address of these items, of another machine if there is one; null where there are no items.</param>
internal sealed record ListSummary(int ListSize, string ListDigest, int Count, IReadOnlyList<string> Hosts, Uri? Example)
{
    /// <summary>The most hosts that are counted: a strategy has no more requests at once.</summary>
    public const int MaxHosts = 20_000;

    /// <summary>Reads a list.</summary>
    /// <param name="items">The items of the whole list.</param>
    /// <param name="shard">The part that is downloaded; null for all.</param>
    public static ListSummary Compute(IEnumerable<DownloadItem> items, Shard? shard)
    {
        var (size, count) = (0, 0);
        var digest = new ListDigest();
        var hosts = new List<string>();
        var known = new HashSet<(string Host, int Port)>();
        Uri? example = null;
        foreach (var item in items)
        {
            size++;
            if (shard is not null)
            {
                digest.Add(item.Label);
                if (!shard.Contains(item.Label))
                {
                    continue;
                }
            }

            count++;
            example = example is null || (example.IsLoopback && !item.Address.IsLoopback) ? item.Address : example;
            if (known.Count < MaxHosts && known.Add((item.Address.Host, item.Address.Port)))
            {
                hosts.Add(item.Address.Authority);
            }
        }

        return new ListSummary(size, digest.ToString(), count, hosts, example);
    }
}
