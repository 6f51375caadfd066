using System.Text;
using FlagsServer.Gallery;

namespace FlagsServer.Tests.Gallery;

public sealed class FlagGalleryTests
{
    private static readonly FlagGallery Gallery = FlagGallery.Paint();

    [Fact]
    public void IndexOf_EveryCountry_IsItsPlace()
    {
        for (var i = 0; i < Gallery.Flags.Count; i++)
        {
            Assert.Equal(i, Gallery.IndexOf(Gallery.Flags[i].Code.ToLowerInvariant()));
        }
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("BR")]
    [InlineData("b")]
    [InlineData("bra")]
    [InlineData("b{")]
    [InlineData("")]
    public void IndexOf_AnythingElse_IsNone(string code) => Assert.Equal(-1, Gallery.IndexOf(code));

    [Theory]
    [InlineData("br", """{"tld_cc": ".br", "iso_cc": "BR", "country": "Brazil", "gec_cc": "BR"}""")]
    [InlineData("ci", """{"tld_cc": ".ci", "iso_cc": "CI", "country": "Côte d'Ivoire", "gec_cc": "IV"}""")]
    public void Metadata_OfACountry_IsAsInTheCaseStudy(string code, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Gallery.Flags[Gallery.IndexOf(code)].Metadata));
}
