using System.Text;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Tests.Flags;

public sealed class FlagMetadataTests
{
    [Theory]
    [InlineData("""{"tld_cc": ".br", "iso_cc": "BR", "country": "Brazil", "gec_cc": "BR"}""", "Brazil")]
    [InlineData("""{"country": "C\u00f4te d'Ivoire"}""", "Côte d'Ivoire")]
    [InlineData("""{"country": "Côte d'Ivoire"}""", "Côte d'Ivoire")]
    [InlineData("""  {"other": {"country": "no"}, "country": "yes"}  """, "yes")]
    public void ReadCountry_Metadata_IsTheName(string json, string country) =>
        Assert.Equal(country, FlagMetadata.ReadCountry(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"Brazil\"")]
    [InlineData("{}")]
    [InlineData("""{"country": null}""")]
    [InlineData("""{"country": 7}""")]
    [InlineData("""{"country": ["Brazil"]}""")]
    [InlineData("""{"country": "Braz""")]
    [InlineData("""{"Country": "Brazil"}""")]
    [InlineData("""{"country": "\ud800"}""")]
    [InlineData("""{"country": "Brazil"} and more""")]
    public void ReadCountry_AnythingElse_IsNull(string json) =>
        Assert.Null(FlagMetadata.ReadCountry(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void ReadCountry_BytesThatAreNoUtf8_IsNull() =>
        Assert.Null(FlagMetadata.ReadCountry([.. "{\"country\": \""u8, 0xC3, 0x28, .. "\"}"u8]));

    [Fact]
    public void ReadCountry_DeepNesting_IsNull() =>
        Assert.Null(FlagMetadata.ReadCountry(Encoding.UTF8.GetBytes($"{{\"country\": {new string('[', 100_000)}")));
}
