using System.Text;
using FlagsServer.Flags;

namespace FlagsServer.Tests.Flags;

public sealed class FlagCatalogTests
{
    private static readonly FlagCatalog Catalog = FlagCatalog.Load();

    [Fact]
    public void IndexOf_EveryCountry_ReturnsItsIndex()
    {
        for (var i = 0; i < Catalog.Flags.Count; i++)
        {
            Assert.Equal(i, Catalog.IndexOf(Catalog.Flags[i].Code.ToLowerInvariant()));
        }
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("BR")]
    [InlineData("b")]
    [InlineData("bra")]
    [InlineData("b{")]
    [InlineData("")]
    public void IndexOf_AnythingElse_IsNone(string code) => Assert.Equal(-1, Catalog.IndexOf(code));

    [Theory]
    [InlineData("br", """{"tld_cc": ".br", "iso_cc": "BR", "country": "Brazil", "gec_cc": "BR"}""")]
    [InlineData("ci", """{"tld_cc": ".ci", "iso_cc": "CI", "country": "Côte d'Ivoire", "gec_cc": "IV"}""")]
    public void Metadata_OfACountry_IsAsInTheCaseStudy(string code, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Catalog.Flags[Catalog.IndexOf(code)].Metadata));
}
