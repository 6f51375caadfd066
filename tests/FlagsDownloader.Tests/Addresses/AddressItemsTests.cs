using FlagsDownloader.Addresses;
using FlagsDownloader.Items;

namespace FlagsDownloader.Tests.Addresses;

public sealed class AddressItemsTests
{
    [Fact]
    public void Create_AnEntry_IsAnItemWithAllOfIt()
    {
        var digest = new string('a', 64);
        ContentCheck check = _ => null;
        var entry = new AddressEntry(1, new Uri("https://a.example/b.gif")) { Sha256 = digest, Size = 5 };

        var item = new AddressItems(check: check).Create(entry);

        Assert.Equal(("https://a.example/b.gif", "b.gif", digest, 5L), (item.Label, item.FileName, item.Sha256, item.Size));
        Assert.Same(entry.Address, item.Address);
        Assert.Same(check, item.Check);
        Assert.Null(new AddressItems().Create(entry).Check);
    }

    [Fact]
    public void Create_Headers_AreThoseForAllAndItsOwn()
    {
        RequestHeader[] all = [new("X-A", "1"), new("Cookie", "2")];
        var items = new AddressItems(headers: all);

        var plain = items.Create(new AddressEntry(1, new Uri("https://a.example/b")));
        var own = items.Create(new AddressEntry(2, new Uri("https://a.example/c")) { Headers = [new("x-a", "3"), new("X-B", "4")] });

        Assert.Same(all, plain.Headers);
        Assert.Equal(["Cookie=2", "x-a=3", "X-B=4"], own.Headers.Select(header => $"{header.Name}={header.Value}"));
    }

    [Fact]
    public void Create_AnAddressAgain_HasALabelOfItsOwn()
    {
        var items = new AddressItems();

        Assert.Equal(
            ["http://a/x", "http://a/x#2", "http://a/X", "http://a/x#3", "http://a/x?2"],
            "http://a/x http://a/x#2 http://a/X http://a/x#3 http://a/x?2".Split(' ').Select(address => Create(items, address).Label));
    }

    [Theory]
    [InlineData("a.gif a.gif a.gif", "a.gif a~2.gif a~3.gif")]
    [InlineData("a.gif A.GIF", "a.gif A~2.GIF")]
    [InlineData("c%C3%B4te co%CC%82te", "côte co\u0302te~2")] // Composed, and in two characters.
    [InlineData("stra%C3%9Fe STRASSE", "straße STRASSE~2")]
    [InlineData("a b a b", "a b a~2 b~2")]
    [InlineData("a a~2 a", "a a_2 a~2")] // Nobody's own name has the separator.
    [InlineData("a.tar.gz a.tar.gz", "a.tar.gz a.tar~2.gz")]
    [InlineData("%20 %20", "unnamed unnamed~2")]
    [InlineData("x/ y/", "index index~2")]
    public void Create_TheSameName_GetsANumber(string files, string expected)
    {
        var items = new AddressItems();

        Assert.Equal(expected.Split(' '), files.Split(' ').Select(file => Create(items, $"http://h/{file}").FileName));
    }

    [Theory]
    [InlineData("a a/b", "a a~2/b")]
    [InlineData("a a/b a/c A/d", "a a~2/b a~2/c A~2/d")]
    [InlineData("a/b a", "a/b a~2")]
    [InlineData("a/b A a", "a/b A~2 a~3")]
    [InlineData("a/b a.gif/c a.gif", "a/b a.gif/c a~2.gif")]
    [InlineData("a a a/b", "a a~2 a~3/b")]
    [InlineData("a a/b a a/c", "a a~2/b a~3 a~2/c")]
    [InlineData("x/a x/a/b x/a/b/c", "x/a x/a~2/b x/a~2/b~2/c")]
    [InlineData("x.y/a x.y/a", "x.y/a x.y/a~2")]
    [InlineData("x.y/a x.y/a/b", "x.y/a x.y/a~2/b")]
    [InlineData("a.d a.d/b", "a.d a~2.d/b")]
    [InlineData("a/b a/b", "a/b a/b~2")]
    public void Create_AFileThatIsAFolder_GetsANumber(string paths, string expected)
    {
        var items = new AddressItems(NameTemplate.Parse("{path}"));

        Assert.Equal(expected.Split(' '), paths.Split(' ').Select(path => Create(items, $"http://h/{path}").FileName));
    }

    [Fact]
    public void Create_ManyTimesTheSameName_CountsOn()
    {
        var items = new AddressItems();

        var names = Enumerable.Range(1, 20_000).Select(number => Create(items, $"http://h/{number}/a.gif").FileName).ToList();

        Assert.Equal(["a.gif", "a~2.gif", "a~3.gif"], names[..3]);
        Assert.Equal("a~20000.gif", names[^1]);
        Assert.Equal(20_000, items.Count);
    }

    [Theory]
    [InlineData("a.gif", "A.gif")]
    [InlineData("a", "a/b")]
    [InlineData("a/b", "a")]
    [InlineData("a", "a/b/c")]
    public void Create_AListsNameThatIsTaken_IsRefused(string first, string second)
    {
        var items = new AddressItems();
        items.Create(Named(1, first));

        var error = Assert.Throws<AddressListException>(() => items.Create(Named(2, second)));

        Assert.Equal(
            $"list.txt, line 2: the name '{second}' is taken by an item before it, or is its folder: write another name.", error.Message);
        Assert.Equal("list.txt", error.List);
        Assert.Equal(1, items.Count);
    }

    [Fact]
    public void Create_ATakenNameOfAnArgument_NamesNoLine()
    {
        var items = new AddressItems();
        Create(items, "http://h/a.gif");

        Assert.Equal(
            "the name 'a.gif' is taken by an item before it, or is its folder: write another name.",
            Assert.Throws<AddressListException>(() => items.Create(Named(2, "a.gif") with { List = null })).Message);
    }

    [Fact]
    public void Create_ATemplatesNameAfterAListsName_GetsANumber()
    {
        var items = new AddressItems();
        items.Create(Named(1, "x/a.gif"));
        items.Create(Named(2, "b.gif"));

        Assert.Equal("b~2.gif", Create(items, "http://h/b.gif").FileName);
        Assert.Equal("x~2", Create(items, "http://h/x").FileName);
        Assert.Equal("x/c.gif", items.Create(Named(5, "x/c.gif")).FileName);
    }

    [Fact]
    public void Create_ANumber_IsTheItems()
    {
        var items = new AddressItems(NameTemplate.Parse("{n:000}.gif"));

        Assert.Equal(["001.gif", "002.gif", "003.gif"], Enumerable.Range(0, 3).Select(_ => Create(items, "http://h/a").FileName));
    }

    private static AddressEntry Named(int line, string name) =>
        new(line, new Uri("http://h/x")) { List = "list.txt", Name = name };

    private static DownloadItem Create(AddressItems items, string address) =>
        items.Create(new AddressEntry(items.Count + 1, new Uri(address)));
}
