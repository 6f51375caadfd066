using FlagsDownloader.Flags;

namespace FlagsDownloader.Tests.Flags;

public sealed class FlagSiteTests
{
    [Theory]
    [InlineData("LOCAL", "http://localhost:8000/flags", true)]
    [InlineData("delay", "http://localhost:8001/flags", true)]
    [InlineData("Error", "http://localhost:8002/flags", true)]
    [InlineData("remote", "https://www.fluentpython.com/data/flags", false)]
    public void Parse_ALabelInAnyCase_IsTheCaseStudysSite(string text, string address, bool servedHere)
    {
        var site = FlagSite.Parse(text);

        Assert.Equal(text.ToUpperInvariant(), site.Label);
        Assert.Equal(address, site.BaseAddress.AbsoluteUri);
        Assert.Equal(servedHere, site.IsServedHere);
        Assert.Equal(servedHere, site.IsLoopback);
    }

    [Theory]
    [InlineData("http://localhost:8000/flags", "http://localhost:8000/flags/br/br.gif")]
    [InlineData("http://localhost:8000/flags/", "http://localhost:8000/flags/br/br.gif")]
    [InlineData("HTTPS://Example.com", "https://example.com/br/br.gif")]
    [InlineData("http://example.com/a%20b/c", "http://example.com/a%20b/c/br/br.gif")]
    [InlineData("http://[::1]:9/x//", "http://[::1]:9/x/br/br.gif")]
    public void Parse_AnAddress_KeepsFlagsUnderIt(string text, string flag)
    {
        var site = FlagSite.Parse(text);

        Assert.Equal(FlagSite.UrlLabel, site.Label);
        Assert.False(site.IsServedHere);
        Assert.Equal(flag, site.FlagAddress(CountryCode.Parse("BR")).AbsoluteUri);
        Assert.Equal(
            flag.Replace("br.gif", "metadata.json", StringComparison.Ordinal),
            site.MetadataAddress(CountryCode.Parse("BR")).AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("LOCAL ")]
    [InlineData("localhost:8000")]
    [InlineData("ftp://localhost/flags")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    [InlineData("http:///flags")]
    [InlineData("http://localhost:99999/flags")]
    [InlineData("http://localhost:8000/flags?country=")]
    [InlineData("http://localhost:8000/flags?")]
    [InlineData("http://localhost:8000/flags#top")]
    [InlineData("://")]
    public void Parse_InvalidSite_SaysWhatToType(string text)
    {
        var error = Assert.Throws<FormatException>(() => FlagSite.Parse(text));

        Assert.StartsWith($"'{text}' is not ", error.Message, StringComparison.Ordinal);
        Assert.Contains(": write ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsServedHere_ALabelsAddressGivenAsAddress_IsFalse() =>
        Assert.False(FlagSite.Parse("http://localhost:8000/flags").IsServedHere);
}
