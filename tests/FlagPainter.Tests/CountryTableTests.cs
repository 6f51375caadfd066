using FlagPainting.Countries;

namespace FlagPainting.Tests;

public sealed class CountryTableTests
{
    [Fact]
    public void All_Always_Holds194CountriesInTheOrderOfTheirCodes()
    {
        var codes = CountryTable.All.Select(country => country.Code).ToArray();

        Assert.Equal(194, codes.Length);
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches("^[A-Z]{2}$", code));
    }

    [Theory]
    [InlineData('M', 18)]
    [InlineData('S', 18)]
    [InlineData('B', 17)]
    [InlineData('C', 15)]
    [InlineData('T', 13)]
    [InlineData('X', 0)]
    public void All_ByFirstLetter_CountAsInTheCaseStudy(char letter, int count) =>
        Assert.Equal(count, CountryTable.All.Count(country => country.Code[0] == letter));

    [Theory]
    [InlineData("BR", "Brazil", "BR", ".br")]
    [InlineData("GB", "United Kingdom", "UK", ".uk")]
    [InlineData("DE", "Germany", "GM", ".de")]
    [InlineData("CN", "China", "CH", ".cn")]
    [InlineData("CH", "Switzerland", "SZ", ".ch")]
    [InlineData("KP", "Korea, North", "KN", ".kp")]
    [InlineData("CD", "Congo (Kinshasa)", "CG", ".cd")]
    [InlineData("CI", "Côte d'Ivoire", "IV", ".ci")]
    public void All_ForOneCountry_GivesItsFacts(string code, string name, string gec, string tld)
    {
        var country = CountryTable.All.Single(candidate => candidate.Code == code);

        Assert.Equal((name, gec, tld), (country.Name, country.Gec, country.Tld));
    }

    [Fact]
    public void All_NamesAndOtherCodes_AreEachCountrysOwn()
    {
        var all = CountryTable.All;

        Assert.Equal(all.Count, all.Select(country => country.Name).Distinct().Count());
        Assert.Equal(all.Count, all.Select(country => country.Gec).Distinct().Count());
        Assert.All(all, country => Assert.Matches("^[A-Z]{2}$", country.Gec));
        // The United Kingdom alone has a domain that is not its code.
        Assert.All(
            all.Where(country => country.Code != "GB"),
            country => Assert.Equal("." + country.Code.ToLowerInvariant(), country.Tld));
    }
}
