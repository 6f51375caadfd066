using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Tests.Downloaders;

public sealed class StrategyCollectionTests
{
    private readonly StrategyCollection _strategies = new();

    [Fact]
    public void New_Always_HasThoseOfTheCatalog() => Assert.Equal(DownloaderCatalog.All, _strategies);

    [Fact]
    public void Add_Name_IsFoundInAnyCaseAndStandsLast()
    {
        _strategies.Add("mine_2", () => new SequentialDownloader(), "as it is", awaits: false, defaultBound: 2, maxBound: 3);

        var entry = _strategies.Find("MINE_2")!;
        Assert.Same(entry, _strategies.Last());
        Assert.Equal(("mine_2", "as it is", false, 2, 3), (entry.Name, entry.Summary, entry.Awaits, entry.DefaultBound, entry.MaxBound));
        Assert.IsType<SequentialDownloader>(entry.Create());
        Assert.Equal(DownloaderCatalog.All.Count + 1, _strategies.Count);
    }

    [Fact]
    public void Add_NameAlone_AwaitsAndHasTheBoundsOfTheOthers()
    {
        _strategies.Add("mine", () => new WhenAllDownloader());

        var (mine, other) = (_strategies.Find("mine")!, _strategies.Find("whenall")!);
        Assert.Equal((other.Awaits, other.DefaultBound, other.MaxBound), (mine.Awaits, mine.DefaultBound, mine.MaxBound));
    }

    [Theory]
    [InlineData("eventloop", "'eventloop' is taken")]
    [InlineData("WhenAll", "'WhenAll' is taken")]
    [InlineData("all", "'all' is taken")]
    [InlineData("my own", "'my own' is not a name")]
    [InlineData("mine=1", "'mine=1' is not a name")]
    [InlineData("a,b", "'a,b' is not a name")]
    [InlineData("-mine", "'-mine' is not a name")]
    [InlineData("2x", "'2x' is not a name")]
    [InlineData("größe", "'größe' is not a name")]
    [InlineData("", "empty")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmno", "at most 40 characters")]
    public void Add_NameThatCannotBeUsed_SaysWhy(string name, string reason)
    {
        var exception = Assert.Throws<ArgumentException>(() => _strategies.Add(name, () => new WhenAllDownloader()));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Equal(DownloaderCatalog.All.Count, _strategies.Count);
    }

    [Fact]
    public void Add_SameNameTwice_IsRefused()
    {
        _strategies.Add("mine", () => new WhenAllDownloader());

        Assert.Throws<ArgumentException>(() => _strategies.Add("Mine", () => new ChannelDownloader()));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(5, 4)]
    public void Add_BoundOutsideOfItsRange_IsRefused(int defaultBound, int maxBound) => Assert.Throws<ArgumentOutOfRangeException>(
        () => _strategies.Add("mine", () => new WhenAllDownloader(), defaultBound: defaultBound, maxBound: maxBound));
}
