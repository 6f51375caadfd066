using FlagsDownloader.Flags;

namespace FlagsDownloader.Tests.Flags;

public sealed class CountryCodesTests
{
    [Fact]
    public void Pop20_Always_IsTheCaseStudysTwenty() => Assert.Equal(
        "BD BR CD CN DE EG ET FR ID IN IR JP MX NG PH PK RU TR US VN", string.Join(' ', CountryCodes.Pop20));

    [Fact]
    public void All_Always_Has194CodesEachOnceAndSorted()
    {
        Assert.Equal(194, CountryCodes.All.Count);
        Assert.Equal(CountryCodes.All.Distinct().Order(), CountryCodes.All);
        Assert.Equal(["AD", "ZW"], new[] { CountryCodes.All[0].ToString(), CountryCodes.All[^1].ToString() });
    }

    [Theory]
    [InlineData('M', 18)]
    [InlineData('S', 18)]
    [InlineData('B', 17)]
    [InlineData('C', 15)]
    [InlineData('T', 13)]
    [InlineData('X', 0)]
    public void All_ByFirstLetter_HasTheCaseStudysCounts(char letter, int count) =>
        Assert.Equal(count, CountryCodes.All.Count(code => code.ToString()[0] == letter));

    [Fact]
    public void All_Always_HasThePop20() => Assert.Empty(CountryCodes.Pop20.Except(CountryCodes.All));

    [Fact]
    public void Every_Always_IsAaToZz()
    {
        Assert.Equal(676, CountryCodes.Every.Distinct().Count());
        Assert.Equal(CountryCodes.Every.Order(), CountryCodes.Every);
        Assert.Equal(482, CountryCodes.Every.Except(CountryCodes.All).Count());
    }

    [Fact]
    public void StartingWith_ALetter_IsTwentySixCodes()
    {
        var codes = CountryCodes.StartingWith('a').ToList();

        Assert.Equal(26, codes.Count);
        Assert.Equal(["AA", "AZ"], new[] { codes[0].ToString(), codes[^1].ToString() });
    }

    [Fact]
    public void StartingWith_NoLetter_IsRefused() =>
        Assert.Throws<FormatException>(() => CountryCodes.StartingWith('1').ToList());
}
