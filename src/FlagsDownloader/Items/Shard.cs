using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FlagsDownloader.Items;

/// <summary>One of several disjoint parts of a list, which together are the whole list.</summary>
/// <remarks>
/// An item belongs to the shard that a hash of its label names. The label of an item of the user's own addresses is its address; that
/// of a flag is the country's code, which is the same on every server. So the shard of an item depends on nothing but its label and
/// <see cref="Count"/>: not on the other items, the process or the machine. In a list that grows, no item moves.
/// </remarks>
public sealed record Shard
{
    /// <summary>The most shards of a list.</summary>
    public const int MaxCount = 1_000_000;

    /// <param name="index">The number of this shard, from 1 to <paramref name="count"/>.</param>
    /// <param name="count">The number of shards, from 1 to <see cref="MaxCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public Shard(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, count);
        (Index, Count) = (index, count);
    }

    /// <summary>The number of this shard, from 1.</summary>
    public int Index { get; }

    /// <summary>The number of shards.</summary>
    public int Count { get; }

    /// <summary>Reads <c>3/8</c>.</summary>
    /// <param name="text">The number of the shard and the number of shards.</param>
    /// <exception cref="FormatException">The text names no shard.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var first, var second] && ReadNumber(first) is { } index && ReadNumber(second) is { } count && index <= count
            ? new Shard(index, count)
            : throw new FormatException($"'{text}' is not a shard: write I/N, with I from 1 to N, such as 3/8.");
    }

    /// <summary>Whether an item with a label belongs to this shard.</summary>
    /// <param name="label">The label, see <see cref="DownloadItem.Label"/>.</param>
    public bool Contains(string label)
    {
        // SHA-256, because it is the same everywhere and spreads labels that are alike evenly.
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(label), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest) % (ulong)Count == (ulong)(Index - 1);
    }

    /// <summary>The items that belong to this shard, in their order.</summary>
    /// <param name="items">The items of the whole list.</param>
    public IReadOnlyList<DownloadItem> Pick(IEnumerable<DownloadItem> items) => [.. items.Where(item => Contains(item.Label))];

    /// <summary><c>3 of 8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index} of {Count}");

    private static int? ReadNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxCount ? number : null;
}
