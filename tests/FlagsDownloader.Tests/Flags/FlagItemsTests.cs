using System.Text;
using FlagsDownloader.Flags;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Flags;

public sealed class FlagItemsTests
{
    private static readonly FlagSite Site = FlagSite.Parse("http://localhost:8000/flags");
    private static readonly CountryCode[] Codes = [CountryCode.Parse("BR"), CountryCode.Parse("US")];

    [Fact]
    public void Create_Codes_IsAnItemEach()
    {
        var items = FlagItems.Create(Site, Codes);

        Assert.Equal(["BR", "US"], items.Select(item => item.Label));
        Assert.Equal(["BR.gif", "US.gif"], items.Select(item => item.FileName));
        Assert.Equal("http://localhost:8000/flags/br/br.gif", items[0].Address.AbsoluteUri);
        Assert.All(items, item => Assert.Null(item.Naming));
    }

    [Fact]
    public void Create_Codes_ChecksThatTheContentIsAGif()
    {
        var item = FlagItems.Create(Site, Codes)[0];

        Assert.NotNull(item.Check);
        Assert.Null(item.Check(Gif.Pixel));
        Assert.NotNull(item.Check("<html>"u8));
    }

    [Fact]
    public void Create_Copies_EachHasItsLabelAddressAndFile()
    {
        var items = FlagItems.Create(Site, Codes, withNames: true, copies: 3);

        Assert.Equal(["BR", "BR#2", "BR#3", "US", "US#2", "US#3"], items.Select(item => item.Label));
        Assert.Equal(["BR.gif", "BR-2.gif", "BR-3.gif", "US.gif", "US-2.gif", "US-3.gif"], items.Select(item => item.FileName));
        Assert.Equal("http://localhost:8000/flags/br/br.gif?copy=2", items[1].Address.AbsoluteUri);
        Assert.Equal("http://localhost:8000/flags/br/metadata.json?copy=2", items[1].Naming!.Address.AbsoluteUri);
        Assert.Equal("Brazil-2.gif", items[1].Naming!.ReadFileName("""{"country": "Brazil"}"""u8.ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Create_NoCopies_IsRefused(int copies) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FlagItems.Create(Site, Codes, copies: copies));

    [Theory]
    [InlineData("""{"country": "Korea, North"}""", "Korea,_North.gif")]
    [InlineData("""{"country": "../../x"}""", "_.._x.gif")]
    [InlineData("""{"country": "CON"}""", "_CON.gif")]
    [InlineData("""{"country": "BR"}""", "BR.gif")]
    [InlineData("""{"country": "US"}""", "US~BR.gif")] // The code of another country.
    [InlineData("""{"country": "us"}""", "us~BR.gif")]
    [InlineData("""{"country": "\u212Ar"}""", "\u212Ar~BR.gif")] // Some file systems treat the kelvin sign as a K.
    [InlineData("""{"country": "US-2"}""", "US-2~BR.gif")]
    [InlineData("""{"country": "US-x"}""", "US-x.gif")]
    [InlineData("""{"country": "USA"}""", "USA.gif")]
    [InlineData("""{"country": "  "}""", null)]
    [InlineData("not found", null)]
    public void Create_WithNames_TakesTheFileNameFromTheMetadata(string json, string? fileName)
    {
        var naming = FlagItems.Create(Site, Codes, withNames: true)[0].Naming!;

        Assert.Equal("http://localhost:8000/flags/br/metadata.json", naming.Address.AbsoluteUri);
        Assert.Equal(fileName, naming.ReadFileName(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Create_TheLongestNameOfACopy_IsNoLongerThanAFileSystemAllows()
    {
        var naming = FlagItems.Create(Site, Codes, withNames: true, copies: 2)[1].Naming!;

        var fileName = naming.ReadFileName(Encoding.UTF8.GetBytes($$"""{"country": "{{new string('中', 300)}}"}"""));

        Assert.EndsWith("中-2.gif", fileName, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(fileName!), 200, 255);
    }
}
