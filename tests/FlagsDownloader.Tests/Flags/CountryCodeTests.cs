using FlagsDownloader.Flags;

namespace FlagsDownloader.Tests.Flags;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("BR")]
    [InlineData("br")]
    [InlineData("bR")]
    public void Parse_TwoLettersInAnyCase_IsTheCode(string text)
    {
        var code = CountryCode.Parse(text);

        Assert.Equal("BR", code.ToString());
        Assert.Equal("br", code.Lower);
    }

    [Theory]
    [InlineData("")]
    [InlineData("B")]
    [InlineData("BRA")]
    [InlineData("B1")]
    [InlineData("11")]
    [InlineData("B ")]
    [InlineData(" BR")]
    [InlineData("ÄÖ")]
    [InlineData("ıı")] // Upper case of the dotless i is I, which is a letter.
    [InlineData("ＢＲ")] // Full-width letters.
    [InlineData("..")]
    [InlineData("//")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.False(CountryCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        var error = Assert.Throws<FormatException>(() => CountryCode.Parse(text));
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_Null_IsRefused() => Assert.False(CountryCode.TryParse(null, out _));

    [Fact]
    public void CompareTo_Codes_IsAlphabetical()
    {
        var (ab, ba, bb) = (CountryCode.Parse("ab"), CountryCode.Parse("BA"), CountryCode.Parse("bb"));

        Assert.Equal([ab, ba, bb], new[] { bb, ab, ba }.Order());
        Assert.True(ab < ba && ba <= bb && bb > ba && ba >= CountryCode.Parse("ba"));
    }
}
