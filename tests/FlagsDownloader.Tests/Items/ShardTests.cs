using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Items;

public sealed class ShardTests
{
    // The result of a list is the same on every run, process and machine.
    private const int Seed = 20_261_129;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(1_000)]
    public void Contains_RandomLabels_ExactlyOneShardHasEach(int count)
    {
        var shards = All(count);

        Assert.All(RandomLabels(300), label => Assert.Single(shards, shard => shard.Contains(label)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void Pick_AListAndALongerOne_NoItemMoves(int count)
    {
        var labels = RandomLabels(2_000);
        var (shorter, longer) = (Items(labels.Take(700)), Items(labels.OrderDescending(StringComparer.Ordinal)));

        foreach (var shard in All(count))
        {
            Assert.Equal(
                shard.Pick(shorter).Select(item => item.Label).Order(StringComparer.Ordinal),
                shard.Pick(longer).Select(item => item.Label).Intersect(shorter.Select(item => item.Label)).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(20)]
    public void Pick_RandomLabels_ShardsAreOfAboutTheSameSize(int count)
    {
        var items = Items(RandomLabels(20_000));
        var sizes = All(count).Select(shard => shard.Pick(items).Count).ToList();

        Assert.Equal(items.Count, sizes.Sum());
        // More than five standard deviations of a fair draw.
        Assert.All(sizes, size => Assert.InRange(size, items.Count * 0.8 / count, items.Count * 1.2 / count));
    }

    [Fact]
    public void Pick_LabelsThatAreAlike_ShardsAreOfAboutTheSameSize()
    {
        var items = Items(Enumerable.Range(1, 8_000).Select(number => $"https://example.com/{number}.png"));

        Assert.All(All(8), shard => Assert.InRange(shard.Pick(items).Count, 800, 1_200));
    }

    [Fact]
    public void Pick_Items_KeepsTheirOrder()
    {
        var items = Items(RandomLabels(100));
        var picked = new Shard(1, 3).Pick(items);

        Assert.Equal(items.Where(picked.Contains), picked);
    }

    // The first eight bytes of the SHA-256, computed by another program. Another value would split running jobs in another way.
    [Theory]
    [InlineData("BR", 2, 874)]
    [InlineData("BR#2", 2, 678)]
    [InlineData("US", 2, 918)]
    [InlineData("http://a/", 1, 533)]
    [InlineData("https://example.com/a.png", 1, 221)]
    public void Contains_KnownLabels_AreInTheSameShardForever(string label, int ofFour, int ofAThousand)
    {
        Assert.True(new Shard(ofFour, 4).Contains(label));
        Assert.True(new Shard(ofAThousand, 1_000).Contains(label));
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("3/8", 3, 8)]
    [InlineData("8/8", 8, 8)]
    [InlineData("1000000/1000000", 1_000_000, 1_000_000)]
    public void Parse_AShard_IsIt(string text, int index, int count) => Assert.Equal(new Shard(index, count), Shard.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("3")]
    [InlineData("3/2")]
    [InlineData("0/4")]
    [InlineData("1/0")]
    [InlineData("-1/4")]
    [InlineData("1/-4")]
    [InlineData("+1/4")]
    [InlineData("1 /4")]
    [InlineData("1/4/4")]
    [InlineData("1.0/4")]
    [InlineData("1/1000001")]
    [InlineData("1/99999999999")]
    public void Parse_AnythingElse_SaysWhatToWrite(string text) =>
        Assert.Equal(
            $"'{text}' is not a shard: write I/N, with I from 1 to N, such as 3/8.",
            Assert.Throws<FormatException>(() => Shard.Parse(text)).Message);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(1, Shard.MaxCount + 1)]
    public void Constructor_NoSuchShard_IsRefused(int index, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Shard(index, count));

    private static List<Shard> All(int count) => [.. Enumerable.Range(1, count).Select(index => new Shard(index, count))];

    private static List<string> RandomLabels(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(number => $"http://h{random.Next(50)}/{random.NextInt64():x}/{number}")];
    }

    private static List<DownloadItem> Items(IEnumerable<string> labels) =>
        [.. labels.Select(label => new DownloadItem(label, new Uri("http://localhost/"), "a"))];
}
