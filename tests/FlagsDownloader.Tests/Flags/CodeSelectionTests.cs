using FlagsDownloader.Flags;

namespace FlagsDownloader.Tests.Flags;

public sealed class CodeSelectionTests
{
    [Fact]
    public void Resolve_NothingSaid_IsThePop20() => Assert.Equal(CountryCodes.Pop20, new CodeSelection().Resolve());

    [Fact]
    public void Resolve_EveryAllAndCodes_IsEvery() => Assert.Equal(
        CountryCodes.Every, new CodeSelection { Every = true, All = true, Codes = ["BR"] }.Resolve());

    [Fact]
    public void Resolve_AllAndCodes_IsAll() =>
        Assert.Equal(CountryCodes.All, new CodeSelection { All = true, Codes = ["BR"] }.Resolve());

    [Theory]
    [InlineData("br", "BR")]
    [InlineData("us BR us bR Us", "BR US")] // Sorted, each once.
    [InlineData("xx", "XX")] // Well formed. The server does not have it.
    public void Resolve_Codes_AreSortedEachOnce(string codes, string expected) =>
        Assert.Equal(expected, string.Join(' ', new CodeSelection { Codes = codes.Split(' ') }.Resolve()));

    [Fact]
    public void Resolve_OneLetter_IsTheTwentySixCodesThatBeginWithIt()
    {
        var codes = new CodeSelection { Codes = ["a", "AD", "zz"] }.Resolve();

        Assert.Equal(27, codes.Count);
        Assert.Equal(["AA", "ZZ"], new[] { codes[0].ToString(), codes[^1].ToString() });
    }

    [Fact]
    public void Resolve_Limit_TakesTheFirstAfterSorting()
    {
        Assert.Equal("BR CN", string.Join(' ', new CodeSelection { Codes = ["US", "CN", "BR"], Limit = 2 }.Resolve()));
        Assert.Equal(600, new CodeSelection { Every = true, Limit = 600 }.Resolve().Count);
        Assert.Equal(20, new CodeSelection { Limit = 1000 }.Resolve().Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Limit_BelowOne_IsRefused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodeSelection { Limit = limit });

    [Theory]
    [InlineData("1")]
    [InlineData("ABC")]
    [InlineData("")]
    [InlineData("--bogus")]
    [InlineData("Ä")]
    public void Resolve_InvalidCode_SaysWhatToType(string text)
    {
        var error = Assert.Throws<FormatException>(() => new CodeSelection { Codes = ["BR", text] }.Resolve());

        Assert.Equal(
            $"'{text}' is not a country code: write two letters (BR), or one for all codes that begin with it (B).", error.Message);
    }
}
